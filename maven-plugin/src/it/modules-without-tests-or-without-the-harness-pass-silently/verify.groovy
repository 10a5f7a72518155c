import groovy.json.JsonSlurper

def outcome = evaluate(new File(shared, 'outcome.groovy'))
outcome.logs().each { log ->
    assert !log.contains('no gradient recording') && !log.contains('NO RECORDING') && !log.contains('[WARNING] Missing from that report')
    assert !log.contains('Gradient report of 0 recordings')
    assert outcome.commands(log).isEmpty()
    assert outcome.ours(log).size() <= 12
}
assert outcome.summary('model').verdict == 'HEALTHY'
def all = new JsonSlurper().parse(new File(basedir, 'target/gradient/aggregate-summary.json'))
assert all.verdict == 'HEALTHY'
assert all.modules.every { !it.missing }
