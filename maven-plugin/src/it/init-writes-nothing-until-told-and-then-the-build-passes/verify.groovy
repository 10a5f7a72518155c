def outcome = evaluate(new File(shared, 'outcome.groovy'))
def (shown, written, verified, again, misspelt) = outcome.logs()

def lines = { String log -> log.readLines()*.replaceFirst(/^\[(INFO|WARNING)\] ?/, '') }
def added = { String log -> lines(log).findAll { it =~ /^[-+@ ]/ } }

assert shown.contains('The tests of this project train with DL4J.')
assert shown.contains('AssertJ is missing: add org.assertj:assertj-core') && !shown.contains('JUnit 5 is missing')
assert lines(shown).containsAll([
    '--- pom.xml', '+++ pom.xml', '+            <artifactId>gradient-harness</artifactId>',
    '+                <artifactId>gradient-maven-plugin</artifactId>',
    '+++ src/test/java/org/acme/FirstGradientTest.java', '+package org.acme;', '+@HealthyGradients'
])
assert shown.contains('Nothing was written. To write this, run the same command with -Dgradient.init.write=true.')

// The second run finds the project as it was.
assert added(written) == added(shown)
assert written.contains("Written. Run 'mvn verify'")

// As it stands, the test compiles, trains, passes and is judged.
assert verified.contains('Tests run: 1, Failures: 0') && verified.contains('BUILD SUCCESS')
assert verified.contains('Gradient check passed: HEALTHY, 1 test, 1 training')
assert outcome.summary().recordings.collect { it.suite + ' > ' + it.test } ==
    ['org.acme.FirstGradientTest > gradientsReachEveryLayer']

assert again.contains('The POM has the dependency gradient-harness already.')
assert again.contains('The POM has gradient-maven-plugin already.')
assert again.contains('There is nothing to change.')
assert new File(basedir, 'src/test/java').listFiles()*.name == ['org']
assert new File(basedir, 'src/test/java/org/acme').list() as List == ['FirstGradientTest.java']
assert new File(basedir, 'pom.xml').text.count('gradient-maven-plugin') == 1

assert misspelt.contains("The setting gradient.init.write is 'yes'. It must be one of: true, false.")
return true
