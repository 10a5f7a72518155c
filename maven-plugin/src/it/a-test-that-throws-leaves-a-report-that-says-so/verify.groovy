def outcome = evaluate(new File(shared, 'outcome.groovy'))
String log = outcome.logs()[0]
assert log.contains('out of data')
assert outcome.page().isFile()
assert outcome.page().parentFile.toPath().resolve('recordings').toFile().listFiles()[0].text.contains('the test threw an exception')
assert outcome.summary().recordings.collect { [it.verdict, it.testFailed, it.failure] } ==
    [['HEALTHY', true, 'IllegalStateException: out of data']]
File recording = new File(basedir, 'target/gradient/recordings/com.example.FraudModelTest/gradientReachesTheFirstLayer.jsonl')
assert recording.readLines().last().contains('FAILED')
// Healthy gradients do not make a healthy test.
assert log.contains('[WARNING] TEST FAILED com.example.FraudModelTest > gradientReachesTheFirstLayer: IllegalStateException: out of data; ' +
    'no rule finds an error in its gradients')
assert log.contains(outcome.page().path)
assert outcome.stepSummary().contains('Gradient')
assert outcome.ours(log).size() <= 12
