String log = new File(basedir, 'build.log').getText('UTF-8')
assert log.contains('Gradient check passed: HEALTHY, ')
assert log.contains('HEALTHY, 1 test, 1 training')
assert !new File(basedir, 'target').exists()
