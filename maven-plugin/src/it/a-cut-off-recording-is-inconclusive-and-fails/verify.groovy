String log = new File(basedir, 'build.log').text
String reason = 'INCONCLUSIVE com.example.FraudModelTest > learnsInTime: The recording\'s file is incomplete: cut off in line 6'
assert log.contains('[ERROR] ' + reason)
assert log.contains('1 inconclusive recording. First: ' + reason)
assert log.contains('[WARNING] ' + reason)
assert new File(basedir, 'target/gradient/summary.json').text.contains('"verdict" : "INCONCLUSIVE"')
