def outcome = evaluate(new File(shared, 'outcome.groovy'))
List<String> logs = outcome.logs()
assert logs.size() == 6

assert logs[0].contains('Gradient check passed: HEALTHY, 2 tests')

assert logs[1].contains('Tests run: 1, Failures: 1')
assert logs[1].contains('UNHEALTHY: loss-falls in the loss')
assert logs[1].readLines().any { it.startsWith('[ERROR] ERROR loss-falls: ') }

assert logs[2].contains('Gradient check passed')

assert !logs[3].contains('Failures: 1')
assert logs[3].readLines().any { it.startsWith('[ERROR] ERROR loss-falls: ') && it.contains('limit of 0.9') }

assert logs[4].contains('Gradient check passed')

assert logs[5].contains("There is no rule set 'loss-fals'")
