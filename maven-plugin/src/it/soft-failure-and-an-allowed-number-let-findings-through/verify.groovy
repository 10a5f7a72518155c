List<List<String>> logs = new File(basedir, 'build.log').text.split('Scanning for projects').drop(1).collect { it.readLines() }

assert logs[0].any { it.startsWith('[WARNING] ERROR vanishing-gradient: com.example.FraudModelTest > learnsInTime > hidden 1') }
assert logs[0].any { it.startsWith('[WARNING] Gradient check failed: 1 unexpected finding ') }
assert logs[0].any { it == '[WARNING] The build goes on: gradient.haltOnFailure is false.' }
assert logs[0].any { it.startsWith('    <acceptedFinding>') }

assert logs[1].any { it.contains('Gradient check passed: 1 unexpected finding of severity ERROR (allowed: 1)') }
assert !logs[1].any { it.contains('<acceptedFinding>') || it.contains('Gradient report') }
assert !logs.flatten().any { it.startsWith('[ERROR]') }
