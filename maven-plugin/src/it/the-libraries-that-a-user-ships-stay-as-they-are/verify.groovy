String log = new File(basedir, 'build.log').text
assert log.count('BUILD SUCCESS') == 3
assert log.contains('Gradient check passed: HEALTHY, 1 test')
def list = { String name -> new File(basedir, "service/target/$name").readLines().findAll { it.contains(':') }*.trim() }
List<String> without = list('without.txt')
assert without.findAll { it.contains('com.fasterxml.jackson') && it.contains(':2.11.4:compile') }.size() == 3
assert list('with.txt') == without
List<String> tested = list('tested.txt')
assert tested.any { it.contains('gradient-harness') }
assert tested.findAll { it.contains('ai.djl') || it.contains('org.nd4j') || it.contains('org.deeplearning4j')
        || it.contains('org.apache.spark') || it.contains('org.scala-lang') } == []
