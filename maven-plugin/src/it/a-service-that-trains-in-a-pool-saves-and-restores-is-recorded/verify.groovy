def outcome = evaluate(new File(shared, 'outcome.groovy'))
new File(basedir, 'src').eachFileRecurse { assert it.directory || !it.text.contains('gradientharness') }
def recordings = outcome.summary().recordings
assert recordings*.test == ['goesOnFromTheSavedModel', 'goesOnFromTheSavedModel']
assert recordings*.verdict == ['HEALTHY', 'HEALTHY']
assert outcome.logs()[0].contains('Gradient check passed: HEALTHY, 1 test, 2 trainings')
// The restored model is another one of the same test.
assert outcome.page().text.contains('goesOnFromTheSavedModel, model 2')
return true
