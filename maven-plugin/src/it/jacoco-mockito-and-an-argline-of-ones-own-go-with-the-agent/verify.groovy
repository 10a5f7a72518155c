def outcome = evaluate(new File(shared, 'outcome.groovy'))
assert outcome.logs()[0].contains('BUILD SUCCESS')
assert outcome.summary().recordings.collectEntries { [it.suite + '#' + it.test, it.verdict != null] }.keySet() == [
    'com.example.ModelTest#trainsWithAMock',
    'com.example.OldModelTest#trainsUnderJUnit4',
    'com.example.FirstModelIT#trainsInAForkOfItsOwn',
    'com.example.SecondModelIT#trainsInAForkOfItsOwn'
] as Set
// JaCoCo has seen the code that was trained.
assert new File(basedir, 'target/jacoco.exec').length() > 0
assert new File(basedir, 'target/site/jacoco/jacoco.csv').readLines().find { it.contains(',Model,') }.split(',')[4].toInteger() > 20
return true
