List<String> lines = new File(basedir, 'build.log').readLines()
String line = lines.find { it.startsWith('[ERROR] ERROR expected finding is absent: ') }
assert line.contains('com.example.FraudModelTest > learnsInTime: vanishing-gradient was declared')
assert line.contains('remove its @ExpectFinding')
assert lines.any { it.contains('Failed to execute goal') && it.contains('1 declared finding absent. First: ') }
