def outcome = evaluate(new File(shared, 'outcome.groovy'))
String log = outcome.logs()[0]
// Failsafe's verify comes before the goals of the same phase that stand behind it in the POM.
assert log.contains('failsafe') && !(log =~ /gradient[\w-]*:[^ ]+:check \(/)
assert outcome.page().text.contains('<title>UNHEALTHY')
assert outcome.summary().verdict == 'UNHEALTHY' && outcome.summary().recordings.size() == 2
assert outcome.commands(log).size() == 1
assert outcome.commands(log)[0].startsWith('::error file=src/test/java/com/example/SecondIT.java,line=')
assert outcome.stepSummary().contains('vanishing-gradient')
assert outcome.ours(log).size() <= 28
