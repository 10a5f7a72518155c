String log = new File(basedir, 'build.log').text
File file = new File(basedir, 'recordings/com.example.FraudModelTest/learnsInTime.jsonl')
assert log.contains("gradient-maven-plugin:")
assert log.contains("Can't read the recording ${file.path}: its format version is 2 and this reader knows version 1. " +
    'Use the same version of gradient-maven-plugin and gradient-harness.')
// What could be read is reported all the same.
assert new File(basedir, 'target/site/gradient/index.html').isFile()
assert new File(basedir, 'target/gradient/summary.json').text.contains('"test" : "gradientReachesTheFirstLayer"')
