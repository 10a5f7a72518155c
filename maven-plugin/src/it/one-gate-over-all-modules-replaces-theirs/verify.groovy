List<String> logs = new File(basedir, 'build.log').text.split('Scanning for projects').drop(1)
String together = logs[0].substring(logs[0].indexOf('One gate over 3 modules:'))
['first', 'third'].each {
    assert together.count("[ERROR] ERROR vanishing-gradient: $it: com.example.FraudModelTest > learnsInTime > hidden 1") == 1
}
assert together.contains('Gradient check failed: 2 unexpected findings of severity ERROR')
assert together.contains('0 of 3 recordings inconclusive')
// Each finding is said once, by the gate over all.
assert logs[0].count('ERROR vanishing-gradient: ') == 2
assert logs[0].count('[WARNING] Gradient check failed: 1 unexpected finding') == 2
assert logs[0].count('The build goes on: with gradient.aggregate=check, one gate over all modules decides') == 2
assert logs[0].count(' FAILURE [') == 1
assert together.contains('aggregate' + File.separator + 'index.html')
// Suites of the same name are in several modules, and each has a POM of its own.
assert together.contains('2 unexpected findings (allowed: 0). First: in module first, vanishing-gradient: com.example.FraudModelTest')
['first', 'third'].each {
    assert together.contains("paste it into the <configuration> of gradient-maven-plugin in the POM of module $it and fill in")
}

// Even where two modules print at the same time, each command begins a line.
assert logs[0].readLines().count { it.startsWith('::error title=vanishing-gradient in layer') } == 2
assert logs[0].readLines().any { it.startsWith('::error title=Gradients of all modules::2 unexpected findings (allowed: 0). First: in module first') }
assert new File(basedir, 'step-summary.md').text.contains('**All modules together: Gradient check failed: 2 unexpected findings')

assert logs[0].contains('Written by each module for itself, and not over all of them: csv.')
assert new File(basedir, 'first/target/gradient/measurements.csv').isFile()

assert logs[1].contains('One gate over 1 module:') && logs[1].contains('Gradient check passed')
String page = new File(basedir, 'target/site/gradient-aggregate/index.html').text
assert page.contains('first</bdi>: not part of this build (-pl or -rf)')
// What fits in no module of a part may fit in one that was left out.
assert !page.contains('id="objections"')
String markdown = new File(basedir, 'target/gradient/aggregate-summary.md').text
assert markdown.contains('second: com.example.FraudModelTest') && !markdown.contains('first: com.example')
