def outcome = evaluate(new File(shared, 'outcome.groovy'))
assert !new File(basedir, 'pom.xml').text.contains('<artifactId>gradient-harness</artifactId>')
new File(basedir, 'src').eachFileRecurse { assert it.directory || !it.text.contains('gradientharness') }
def (reported, enforced, misspelt) = outcome.logs()

assert reported.contains('BUILD SUCCESS')
assert reported.contains('Tests run: 5, Failures: 0')
assert reported.readLines().any {
    it.startsWith('[WARNING] reported only: vanishing-gradient: com.example.FraudDetect') && it.contains('worksTrainAsWell')
}
assert reported.contains('Gradient check passed: 4 tests, 4 trainings; ') && reported.contains('; reported only: 1 finding of tests without an annotation')
assert outcome.ours(reported).size() <= 20

assert enforced.contains('BUILD FAILURE')
assert enforced.readLines().any { it.startsWith('[ERROR] ERROR vanishing-gradient') }

// A wrong value is refused before any test runs.
assert misspelt.contains("The setting gradient.failOn is 'sometimes'. It must be one of: info, warning, error.")
assert misspelt.contains('prepare') && !misspelt.contains('Tests run:')

assert outcome.page().text.contains('<title>UNHEALTHY')
assert outcome.page().text.contains('fails the build only where gradient.failOn is set.')
assert outcome.summary().verdict == 'UNHEALTHY'
assert outcome.summary().recordings.collectEntries { [it.test, it.verdict] } == [
    'learnsFromAnIterator': 'HEALTHY',
    'learnsMinibatchByMinibatch': 'HEALTHY',
    'stopsEarly': 'HEALTHY',
    'deepNetworksTrainAsWell': 'UNHEALTHY'
]
assert outcome.summary().recordings.every { it.suite == 'com.example.FraudDetectorTest' }
return true
