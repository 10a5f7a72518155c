String log = new File(basedir, 'build.log').text
assert log =~ /(?m)^\[INFO\] Gradient check passed: HEALTHY, 2 tests, 2 trainings; nearest to a limit: vanishing-gradient \S+ \(limit 0.01\) in FraudModelTest > \w+\.$/
// The page is named once, by the gate.
assert log.count(new File(basedir, 'target/site/gradient/index.html').path) == 1
assert log.contains('Gradient report: ')
assert new File(basedir, 'target/site/gradient/index.html').isFile()
assert new File(basedir, 'target/gradient/summary.json').text.contains('"verdict" : "HEALTHY"')
