def outcome = evaluate(new File(shared, 'outcome.groovy'))
String log = outcome.logs()[0]
assert log.contains('The forked VM terminated without')
assert outcome.page().text.contains('<title>UNHEALTHY') || outcome.page().text.contains('<title>INCONCLUSIVE')
assert outcome.summary().recordings.collect { it.suite } == ['com.example.AKilledTest']
assert outcome.summary().verdict != 'HEALTHY'
assert !outcome.commands(log).isEmpty()
assert outcome.stepSummary().contains('AKilledTest')
assert log.contains(outcome.page().path)
assert outcome.ours(log).size() <= 12
