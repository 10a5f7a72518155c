String log = new File(basedir, 'build.log').text
assert log.contains("gradient:freeze writes no baseline where the environment variable CI is set (it is 'true')")
assert !new File(basedir, 'src').exists()
