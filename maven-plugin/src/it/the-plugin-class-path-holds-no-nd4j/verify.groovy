String log = new File(basedir, 'build.log').text
assert log.contains('Included: io.github.gradientharness:gradient-harness:jar')
assert ['org.nd4j', 'org.deeplearning4j', 'org.bytedeco', 'org.junit', 'org.assertj']
    .findAll { log.contains('Included: ' + it) } == []
