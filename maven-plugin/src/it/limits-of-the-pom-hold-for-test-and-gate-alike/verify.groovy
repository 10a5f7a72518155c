def outcome = evaluate(new File(shared, 'outcome.groovy'))
List<String> logs = outcome.logs()
assert logs.size() == 6

// Whatever the gate would say, the test says it before.
[0: 'limit of 0.01', 4: 'limit of 0.5'].each { build, limit ->
    assert logs[build].contains('Tests run: 1, Failures: 1')
    assert logs[build].readLines().any { it.contains('vanishing-gradient') && it.contains(limit) }
}
assert logs[0].contains('until 2000-01-01')
[1, 2, 3, 5].each { build ->
    assert logs[build].contains('Tests run: 1, Failures: 0')
    assert logs[build].contains('Gradient check passed')
}
assert outcome.summary().verdict == 'HEALTHY'
