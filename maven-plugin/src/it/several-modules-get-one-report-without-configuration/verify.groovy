import groovy.json.JsonSlurper

List<String> logs = new File(basedir, 'build.log').text.split('Scanning for projects').drop(1)
logs.each { assert it.count('Gradient report of 3 modules, 2 recordings: ') == 1 }

File page = new File(basedir, 'target/site/gradient-aggregate/index.html')
assert page.text.contains('<a href="../../../first/target/site/gradient/index.html"><bdi>first</bdi></a>: 1 recording')
assert page.text.contains('third</bdi></a>: no recording')
assert page.text.contains('first: com.example.') && page.text.contains('second: com.example.')
assert new File(page.parentFile, 'recordings').list().length == 2

def summary = new JsonSlurper().parse(new File(basedir, 'target/gradient/aggregate-summary.json'))
assert summary.verdict == 'HEALTHY'
assert summary.recordings.collect { it.module } == ['first', 'second']
assert summary.modules.collect { it.name + ' ' + it.missing } == ['first false', 'second false', 'third false']
