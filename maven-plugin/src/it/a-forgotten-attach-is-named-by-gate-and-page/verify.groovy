String log = new File(basedir, 'build.log').text
String reason = 'No training was recorded: the test took a GradientRecorder, but attached no model to it.'
assert log.contains('INCONCLUSIVE com.example.FraudModelTest > forgetsTheRecorder: ' + reason)
assert log.contains('1 inconclusive recording.')
['target/site/gradient/index.html', 'target/gradient/summary.json'].each {
    String text = new File(basedir, it).text
    assert text.contains('forgetsTheRecorder') && text.contains('learnsInTime') && text.contains(reason)
}
assert new File(basedir, 'target/gradient/summary.json').text.contains('"verdict" : "INCONCLUSIVE"')
