List<String> logs = new File(basedir, 'build.log').text.split('Scanning for projects').drop(1)
String reason = 'issue 12, to be mended with the new encoder'

assert logs[0].contains("[ERROR]   It was accepted until 2026-01-31 (\"$reason\"). That day is over: fix the network, or " +
    'write a later <until> into its <acceptedFinding>.')
assert logs[1].contains("[WARNING] In the plugin's <acceptedFindings>, the finding vanishing-gradient, suite " +
    "'com.example.FraudModelTest', test 'learnsInTime', layer 'output' matches nothing: the rule finds nothing there any more.")
assert logs[2].contains('Gradient check failed: 1 unexpected finding ')
assert logs[2].contains("hidden 1: the POM accepts it until 2999-12-31 (\"$reason\")")
assert !logs[2].contains('<acceptedFinding>')
assert logs[3].contains("[INFO] expected: vanishing-gradient: com.example.FraudModelTest > learnsInTime > hidden 1: ")
assert logs[3].contains('Gradient check passed: HEALTHY, 1 test, 1 training; 1 expected finding')

// What a failing gate prints is what this POM holds, but for the reason and the day.
assert logs[1].contains('add this line to your <acceptedFindings> of gradient-maven-plugin')
String printed = logs[1].readLines().find { it.startsWith('    <acceptedFinding>') }.trim()
assert printed ==~ /.*<reason><\/reason><until>\d{4}-\d\d-\d\d<\/until><\/acceptedFinding>/
String filledIn = printed.replace('<reason></reason>', "<reason>$reason</reason>")
    .replaceFirst(/<until>.*<\/until>/, '<until>\\${accepted.until}</until>')
    .replace('<layer>hidden 1</layer>', '<layer>${accepted.layer}</layer>')
assert new File(basedir, 'pom.xml').text.contains(filledIn)
