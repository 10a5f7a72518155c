List<String> logs = new File(basedir, 'build.log').text.split('Scanning for projects').drop(1)
File baseline = new File(basedir, 'src/test/gradient/baseline.json')
assert logs[0].contains("Froze 1 training in src/test/gradient/baseline.json (${String.format('%,d', baseline.length())} bytes):"
    + ' 1 added, 0 changed, 0 removed.')
assert baseline.text.contains('{"layer":"hidden 2","share":0.5}')

String drift = 'DRIFT com.example.FraudModelTest > gradientReachesTheFirstLayer > hidden 2: its share of the largest' +
    " layer's mean |gradient| fell from 0.5 to 0.031 since the baseline was frozen; a factor of 10 is allowed"
assert logs[1].contains('[ERROR] ' + drift)
assert logs[1].contains("freeze it by 'mvn clean verify gradient:freeze -Dgradient.onBaselineDrift=warn' and commit"
    + ' src/test/gradient/baseline.json')
assert logs[1].contains('1 drift from the baseline. First: ' + drift)
assert logs[1].contains('0 unexpected findings')
String page = new File(basedir, 'target/site/gradient/index.html').text
assert page.contains('Since the baseline') && page.contains('Worse than it was')
assert page.contains('<td>0.5</td><td>0.031</td>')
assert page.contains('<title>UNHEALTHY: ') && page.contains('1 drift from the baseline; every network is healthy: 1 training in 1 test.')
String summary = new File(basedir, 'target/gradient/summary.json').text
assert summary.contains('"verdict" : "UNHEALTHY",')
assert summary.contains('"objections" : [ "com.example.FraudModelTest > gradientReachesTheFirstLayer > hidden 2: its share')
assert new File(basedir, 'step-summary.md').text.contains('1 drift from the baseline')
assert new File(basedir, 'step-summary.md').text =~ /(?m)^## .* UNHEALTHY$/
