List<String> logs = new File(basedir, 'build.log').text.split('Scanning for projects').drop(1)
logs[0, 1].each {
    assert it.contains('Gradient check failed: 1 unexpected finding ')
    assert it.contains('Gradient check passed: HEALTHY, ')
}
assert !logs[2].contains('Gradient check failed') && logs[2].contains('Gradient check passed')
assert ['first', 'second'].findAll { !new File(basedir, it + '/target/site/gradient/index.html').isFile() } == []
