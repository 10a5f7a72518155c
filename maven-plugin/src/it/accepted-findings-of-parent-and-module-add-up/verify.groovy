String log = new File(basedir, 'build.log').text
// What the parent accepts is in the second module, to which the module's own is added.
[12: 'learnsInTime', 13: 'converges'].each { issue, test ->
    assert log.contains("[INFO] expected: vanishing-gradient: com.example.FraudModelTest > $test > hidden 1: ")
    assert log.contains("(accepted by the build until 2999-12-31: issue $issue)")
}
assert log.contains('; 2 expected findings.')
// In the first module nothing needs it, and nobody is told to take it out.
assert !log.contains('matches nothing') && !log.contains('idle acceptance')
