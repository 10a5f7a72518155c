String log = new File(basedir, 'build.log').text
['report', 'check'].each {
    assert log.contains("Skipping gradient:$it: tests are skipped (skipTests).")
    assert log.contains("Skipping gradient:$it: gradient.skip is set, tests are skipped (maven.test.skip).")
}
assert !log.contains('is read-only')
assert !log.contains('vanishing-gradient')
