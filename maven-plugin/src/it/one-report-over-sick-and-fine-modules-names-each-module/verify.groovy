List<String> logs = new File(basedir, 'build.log').text.split('Scanning for projects').drop(1)

// Each module has a gate of its own; with --fail-at-end all of them speak, and one report is over all.
assert logs[0].count('ERROR vanishing-gradient: com.example.FraudModelTest > learnsInTime > hidden 1') == 2
assert logs[0].count('[ERROR] Gradient check failed: 1 unexpected finding') == 2
assert logs[0].count(' FAILURE [') == 2
assert logs[0].count('Gradient report of 3 modules, 3 recordings: ') == 1
assert logs[0].indexOf('Gradient report of 3 modules') < logs[0].indexOf('BUILD FAILURE')

// Even where two modules print at the same time, each command begins a line.
assert logs[0].readLines().count { it.startsWith('::error title=vanishing-gradient in layer') } == 2

assert logs[0].contains('Formats that each module writes for itself, not for all modules together: csv.')
assert new File(basedir, 'first/target/gradient/measurements.csv').isFile()

assert logs[1].contains('Gradient check passed')
String page = new File(basedir, 'target/site/gradient-aggregate/index.html').text
assert page.contains('first</bdi>: not part of this build (-pl or -rf)')
// What fits in no module of a part may fit in one that was left out.
assert !page.contains('id="objections"')
String markdown = new File(basedir, 'target/gradient/aggregate-summary.md').text
assert markdown.contains('second: com.example.FraudModelTest') && !markdown.contains('first: com.example')

assert logs[2].contains("The setting gradient.aggregate is 'check'. It must be one of: report, off.")
