def outcome = evaluate(new File(shared, 'outcome.groovy'))
assert !new File(basedir, 'pom.xml').text.contains('<artifactId>gradient-harness</artifactId>')
new File(basedir, 'src').eachFileRecurse { assert it.directory || !it.text.contains('gradientharness') }
def (reported, enforced) = outcome.logs()

assert reported.contains('BUILD SUCCESS')
assert reported.contains('Tests run: 5, Failures: 0')
assert reported.readLines().any {
    it.startsWith('[WARNING] ERROR vanishing-gradient: com.example.FraudDetectorTest') && it.contains('NetworksTrainAsWell')
}
assert reported.contains('reported only, of tests without @HealthyGradients or @RecordGradients: 1 finding')
assert outcome.ours(reported).size() <= 20

assert enforced.contains('BUILD FAILURE')
assert enforced.readLines().any { it.startsWith('[ERROR] ERROR vanishing-gradient') }

assert outcome.page().text.contains('<title>UNHEALTHY')
assert outcome.summary().verdict == 'UNHEALTHY'
assert outcome.summary().recordings.collectEntries { [it.test, it.verdict] } == [
    'learnsFromAnIterator': 'HEALTHY',
    'learnsMinibatchByMinibatch': 'HEALTHY',
    'stopsEarly': 'HEALTHY',
    'deepNetworksTrainAsWell': 'UNHEALTHY'
]
assert outcome.summary().recordings.every { it.suite == 'com.example.FraudDetectorTest' }
return true
