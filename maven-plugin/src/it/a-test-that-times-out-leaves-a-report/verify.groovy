def outcome = evaluate(new File(shared, 'outcome.groovy'))
List<String> logs = outcome.logs()

assert logs[0].contains('timed out after 1 second')
assert logs[0].contains('[WARNING] TEST FAILED com.example.FraudModelTest > waitsForData')
assert logs[0].contains(outcome.page().path)
assert outcome.stepSummary('junit.md').contains('Gradient')
assert outcome.ours(logs[0]).size() <= 14

// Of a JVM that Surefire has stopped there is no end of the recording.
assert logs[1].contains('There was a timeout')
assert outcome.page().text.contains('<title>INCONCLUSIVE')
def summary = outcome.summary()
assert summary.verdict == 'INCONCLUSIVE'
assert summary.recordings.collect { it.test } == ['waitsForData']
assert logs[1].contains(outcome.page().path)
assert outcome.stepSummary('surefire.md').contains('waitsForData')
assert outcome.commands(logs[1]).size() == 1
assert outcome.ours(logs[1]).size() <= 14
