import groovy.json.JsonSlurper

assert new File(basedir, 'target/site/gradient/index.html').isFile()
def summary = new JsonSlurper().parse(new File(basedir, 'target/gradient/summary.json'))
assert summary.verdict == 'UNHEALTHY'
assert summary.recordings*.test == ['gradientReachesTheFirstLayer', 'learnsInTime']
assert summary.recordings*.gate == ['HEALTHY', 'UNHEALTHY']
assert summary.recordings[1].file == 'recordings/com.example.FraudModelTest/learnsInTime.jsonl'

List<String> lines = new File(basedir, 'build.log').readLines()
String finding = lines.find { it.startsWith('[ERROR] ERROR vanishing-gradient: ') }
['com.example.FraudModelTest', 'learnsInTime', 'hidden 1', '1.53e-5', 'limit of 0.01', 'since epoch 1'
    ].each { assert finding.contains(it) }
assert finding.length() <= 160
assert lines.count { it.contains(' vanishing-gradient: com.example.FraudModelTest > learnsInTime > hidden 1: ') } == 1
assert lines.any { it.endsWith('@ExpectFinding(rule = "vanishing-gradient", layer = "hidden 1", reason = "...")') }
assert lines.any { it.startsWith('[ERROR] Gradient check failed: 1 unexpected finding of severity ERROR (allowed: 0)') }

String failure = lines.find { it.contains('Failed to execute goal') }
assert failure.contains('1 unexpected finding (allowed: 0). First: vanishing-gradient: com.example.FraudModelTest > learnsInTime > hidden 1. Report: ')
assert failure.contains(new File(basedir, 'target/site/gradient/index.html').path)
File findings = new File(basedir, 'target/gradient/findings.md')
assert failure.contains("For programs: $findings and summary.json")
assert findings.length() <= 65536
String text = findings.text
assert text.startsWith('# Gradient findings in ')
assert text.contains('### ERROR vanishing-gradient in hidden 1')
assert text.contains("`mvn verify '-Dtest=com.example.FraudModelTest#learnsInTime' -Dsurefire.failIfNoSpecifiedTests=false`")
assert summary.tool.version ==~ /\d+\.\d+.*/
assert new File(basedir, summary.page).isFile()
assert summary.recordings.every { new File(basedir, it.page).isFile() }

// The page is named once, where the build ends.
assert lines.count { it.contains(new File(basedir, 'target/site/gradient/index.html').path) } == 1
