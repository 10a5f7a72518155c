List<String> logs = new File(basedir, 'build.log').text.split('Scanning for projects').drop(1)
assert logs[0].contains('[WARNING] WARNING vanishing-gradient: com.example.FraudModelTest > learnsInTime > hidden 1')
assert logs[0].readLines().any { it.startsWith('[INFO] Gradient check passed: HEALTHY, 1 test, 1 training') && it.endsWith('; 1 milder finding.') }
assert logs[1].contains('Gradient check failed: 1 unexpected finding of severity WARNING or worse (allowed: 0), 0 milder')
// A breach is a failure, a setting that makes no sense an error.
assert logs[1].contains('MAVEN/MojoFailureException')
assert logs[2].contains("The setting gradient.failOn is 'sometimes'. It must be one of: info, warning, error.")
assert logs[2].contains('MAVEN/MojoExecutionException')
