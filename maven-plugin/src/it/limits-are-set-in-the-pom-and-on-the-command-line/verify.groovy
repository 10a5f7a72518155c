String log = new File(basedir, 'build.log').text
assert log.contains('Gradient check passed: HEALTHY, ')
assert log.contains('below the limit of 0.001')
