String log = new File(basedir, 'build.log').text
assert log.count('Gradient check passed: HEALTHY, ') == 12
assert log.count('; 1 expected finding') == 12
assert !log.contains('NoSuchMethodError') && !log.contains('NoClassDefFoundError')
