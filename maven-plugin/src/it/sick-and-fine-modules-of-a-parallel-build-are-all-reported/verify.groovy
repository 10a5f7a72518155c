import groovy.json.JsonSlurper

def outcome = evaluate(new File(shared, 'outcome.groovy'))
String log = outcome.logs()[0]
['sick': 'UNHEALTHY', 'fine': 'HEALTHY', 'sick-too': 'UNHEALTHY'].each { module, verdict ->
    assert outcome.page(module).text.contains("<title>$verdict")
    assert outcome.summary(module).verdict == verdict
}
assert outcome.commands(log).size() == 2
assert outcome.commands(log).every { it.startsWith('::error file=sick') && it.contains('vanishing-gradient') }
assert outcome.stepSummary().count('**Gradient check failed: 1 unexpected finding') == 2
def all = new JsonSlurper().parse(new File(basedir, 'target/gradient/aggregate-summary.json'))
assert all.verdict == 'UNHEALTHY' && all.recordings.size() == 3
assert all.modules.collect { it.name + ' ' + it.missing } == ['sick false', 'fine false', 'sick-too false']
assert outcome.ours(log).size() <= 60
