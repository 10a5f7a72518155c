def outcome = evaluate(new File(shared, 'outcome.groovy'))
def (first, second, usual) = outcome.logs()

// The trainings are no tests of the user's: neither Surefire nor its reports count them.
[first, second, usual].each {
    assert it.contains('BUILD SUCCESS')
    assert it.contains('Tests run: 1, Failures: 0, Errors: 0')
}
def reports = new File(basedir, 'target/surefire-reports').listFiles().findAll { it.name.endsWith('.xml') }
assert reports.size() == 1
assert new groovy.xml.XmlSlurper().parse(reports[0]).testcase.size() == 1

// Announced, told, kept; never unless asked.
assert first.contains('1 sick test is run again with changed networks, each at most 8 times')
assert first.contains('DeepNetworkTest > trains: glorot, seed 1')
assert !usual.contains('is run again')
def kept = new groovy.json.JsonSlurper().parse(
        new File(basedir, 'target/gradient/recordings/com.example.DeepNetworkTest/trains.remedies.json'))
assert kept.trainings.size() > 8 && kept.trainings.size() < 17
assert kept.trainings.count { it.change == 'unchanged' && it.seed == 1 } == 1

// The next report shows it without running anything again.
assert new File(basedir, 'target/site/gradient/recordings').listFiles().any { it.text.contains('id="remedies"') }
assert outcome.summary().recordings[0].remedies.tried*.remedy.contains('glorot')
return true
