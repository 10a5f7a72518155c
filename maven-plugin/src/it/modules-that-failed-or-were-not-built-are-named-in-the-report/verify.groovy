import groovy.json.JsonSlurper

List<String> logs = new File(basedir, 'build.log').text.split('Scanning for projects').drop(1)
logs[0, 1].each {
    assert it.contains('Gradient report of 1 module, 1 recording: ')
    assert it.contains('Missing from that report: broken, failed before its gradients were judged')
    assert it.contains('Missing from that report: dependent, not built, because broken failed')
    assert it.indexOf('Missing from that report: broken') < it.indexOf('BUILD FAILURE')
}
assert logs[2].contains('Gradient report of 1 module, 1 recording: ') && !logs[2].contains('Missing from that report')

def summary = new JsonSlurper().parse(new File(basedir, 'target/gradient/aggregate-summary.json'))
assert summary.verdict == 'HEALTHY'
assert summary.modules.collect { it.name + ': ' + it.state } == [
    'fine: 1 recording', 'broken: not part of this build (-pl or -rf)',
    'dependent: not part of this build (-pl or -rf)', 'skipped: skipped: gradient.skip is set']
