String log = new File(basedir, 'build.log').text
assert log.count('Gradient check passed: 0 unexpected findings') == 12
assert log.count('1 expected, 0 declared but absent') == 12
assert !log.contains('NoSuchMethodError') && !log.contains('NoClassDefFoundError')
