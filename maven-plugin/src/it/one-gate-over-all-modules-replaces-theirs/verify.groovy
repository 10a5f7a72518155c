List<String> logs = new File(basedir, 'build.log').text.split('Scanning for projects').drop(1)
String together = logs[0].substring(logs[0].indexOf('One gate over 3 modules:'))
assert together.contains('[INFO] Module first:') && together.contains('[INFO] Module third:')
assert !together.contains('[INFO] Module second:')
assert together.count('[ERROR] ERROR vanishing-gradient: com.example.FraudModelTest > learnsInTime > hidden 1') == 2
assert together.contains('Gradient check failed: 2 unexpected findings of severity ERROR')
assert together.contains('0 of 3 recordings inconclusive')
assert logs[0].count('[WARNING] ERROR vanishing-gradient') == 2
assert logs[0].count(' FAILURE [') == 1
assert together.contains('aggregate' + File.separator + 'index.html')

assert logs[1].contains('One gate over 1 module:') && logs[1].contains('Gradient check passed')
String page = new File(basedir, 'target/site/gradient-aggregate/index.html').text
assert page.contains('first</bdi>: not part of this build (-pl or -rf)')
