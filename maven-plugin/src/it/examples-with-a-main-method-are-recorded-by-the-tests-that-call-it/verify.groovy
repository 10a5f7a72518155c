def outcome = evaluate(new File(shared, 'outcome.groovy'))
new File(basedir, 'src').eachFileRecurse { assert it.directory || !it.text.contains('gradientharness') }
assert outcome.summary().recordings.collectEntries { [it.test, it.verdict] } == ['stripes[1]': 'HEALTHY', 'stripes[2]': 'HEALTHY']
assert outcome.logs()[0].contains('Gradient check passed: HEALTHY, 2 tests, 2 trainings')
assert outcome.page().text.contains('<title>HEALTHY')
return true
