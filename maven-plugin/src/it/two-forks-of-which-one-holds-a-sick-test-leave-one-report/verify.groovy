def outcome = evaluate(new File(shared, 'outcome.groovy'))
String log = outcome.logs()[0]
assert outcome.page().text.contains('<title>UNHEALTHY')
assert outcome.summary().verdict == 'UNHEALTHY'
assert outcome.summary().recordings.collectEntries { [it.suite, it.verdict] } ==
    ['com.example.FirstTest': 'HEALTHY', 'com.example.SecondTest': 'UNHEALTHY']
assert outcome.commands(log).size() == 1
assert outcome.commands(log)[0].startsWith('::error file=src/test/java/com/example/SecondTest.java,line=')
assert outcome.stepSummary().contains('vanishing-gradient')
assert outcome.ours(log).size() <= 30
