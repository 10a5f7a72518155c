String log = new File(basedir, 'build.log').text
assert log.contains('Gradient check passed: 0 unexpected findings of severity ERROR (allowed: 0), 0 milder, 0 expected, ' +
    '0 declared but absent; 0 of 2 recordings inconclusive.')
assert log.contains('Gradient report of 2 recordings: ')
assert new File(basedir, 'target/site/gradient/index.html').isFile()
assert new File(basedir, 'target/gradient/summary.json').text.contains('"verdict" : "HEALTHY"')
