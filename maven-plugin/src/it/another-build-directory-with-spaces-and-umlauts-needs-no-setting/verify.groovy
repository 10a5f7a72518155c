String log = new File(basedir, 'build.log').getText('UTF-8')
assert log.contains('Gradient check passed: 0 unexpected findings')
assert log.contains('0 of 1 recording inconclusive.')
assert !new File(basedir, 'target').exists()
