def outcome = evaluate(new File(shared, 'outcome.groovy'))
List<String> logs = outcome.logs()
assert logs.size() == 5

// Maven runs no goal of ours behind the failing test, and the gate speaks all the same.
String sick = logs[1]
assert !(sick =~ /gradient[\w-]*:[^ ]+:check \(/)
assert sick.readLines().any { it.startsWith('[ERROR]') && it.contains('vanishing-gradient') && it.contains('FraudModelTest') }
assert sick.contains(outcome.page().path)
assert outcome.commands(sick).size() == 1
assert outcome.commands(sick)[0].startsWith('::error file=src/test/java/com/example/FraudModelTest.java,line=')
assert outcome.commands(sick)[0].contains('vanishing-gradient')
assert outcome.stepSummary('sick.md').contains('vanishing-gradient')
assert outcome.ours(sick).size() <= 28
assert sick.indexOf('vanishing-gradient') < sick.indexOf('BUILD FAILURE')

// The third build recorded nothing, so nothing speaks for it; what is there now is of the fourth, which asked for tests only.
assert !new File(basedir, 'nothing.md').exists()
assert logs[3].contains(outcome.page().path)
assert outcome.page().text.contains('<title>HEALTHY')
assert outcome.summary().verdict == 'HEALTHY' && outcome.summary().recordings.size() == 1
assert outcome.stepSummary('some.md').contains('HEALTHY') && outcome.commands(logs[3]).isEmpty()
assert outcome.ours(logs[3]).size() <= 4

// Where no test runs, nothing is removed and nothing said.
assert outcome.ours(logs[4]).isEmpty()
