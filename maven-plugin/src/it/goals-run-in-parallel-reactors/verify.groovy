String log = new File(basedir, 'build.log').text
assert log.count('Gradient check passed: HEALTHY, ') == 4
assert !log.contains('not marked as thread-safe') && !log.contains('not marked as @threadSafe')
assert new File(basedir, 'target/site').list() == ['gradient-aggregate'] as String[]
assert (new File(basedir, 'target/gradient').list() as List).sort() == ['aggregate-findings.md', 'aggregate-summary.json']
assert ['first', 'second', 'third', 'fourth']
    .findAll { !new File(basedir, it + '/target/site/gradient/index.html').isFile() } == []
// What fits in no module is said once, on the page over all of them.
String page = new File(basedir, 'target/site/gradient-aggregate/index.html').text
assert page.contains('What the build warns of')
assert page.count('no recorded test fits') == 1
