import groovy.json.JsonSlurper

def outcome = evaluate(new File(shared, 'outcome.groovy'))
List<String> logs = outcome.logs()
String leftOut = '1 recording of an earlier run is left out: this build recorded nothing of its test.'

assert logs[0].contains('vanishing-gradient') && logs[0].contains('SickTest')

// Nothing was recorded, so nothing is judged.
assert logs[1].contains('This build recorded no training. 2 recordings of an earlier run are left out')
assert logs[1].contains('BUILD SUCCESS') && !logs[1].contains('vanishing-gradient')

// The sick test did not run: neither its finding nor advice about it is anywhere.
String chosen = logs[2]
assert chosen.contains("[INFO] $leftOut")
assert chosen.contains('Gradient check passed: HEALTHY, 1 test, 1 training')
assert !chosen.contains('STALE') && !chosen.contains('vanishing-gradient') && !chosen.contains('acceptedFinding')
assert !chosen.contains('onStaleRecordings')
assert outcome.commands(chosen).isEmpty()
assert outcome.stepSummary('healthy.md').contains('HEALTHY') && outcome.stepSummary('healthy.md').contains(leftOut)

String page = outcome.page().text
assert page.contains('<title>HEALTHY') && page.contains(leftOut)
assert page.contains('EARLIER RUN') && page.contains('SickTest') && !page.contains('id="unexpected"')

def summary = outcome.summary()
assert summary.verdict == 'HEALTHY' && summary.leftOut == leftOut && summary.objections.isEmpty()
assert summary.recordings.collectEntries { [it.suite, it.earlierRun] } == ['com.example.HealthyTest': false, 'com.example.SickTest': true]

def run = new JsonSlurper().parse(new File(outcome.target(), 'gradient/findings.sarif')).runs[0]
assert run.results.isEmpty()
assert run.invocations[0].toolExecutionNotifications[0].message.text == leftOut
