String log = new File(basedir, 'build.log').text
assert log.contains('Gradient check passed: 0 unexpected findings')
assert log.contains('below the limit of 0.001')
