List<String> logs = new File(basedir, 'build.log').text.split('Scanning for projects').drop(1)

assert logs[0].contains('Gradient check failed: 1 unexpected finding ')
assert logs[1].contains("In the plugin's <rules>, <rule><id>vanishing-gradiant</id><suite>FraudModelTest</suite>" +
    "<layer>hidden*</layer><limit>1e-9</limit></rule> names a rule that does not exist: 'vanishing-gradiant'. " +
    "Did you mean 'vanishing-gradient'?")
assert logs[2].contains("In the plugin's <rules>, the rule vanishing-gradient, suite 'FraudModelTest', layer 'hiden*' matches " +
    "nothing: no layer of the recorded networks fits 'hiden*'. Did you mean 'hidden 1'?")
assert logs[3].contains('Gradient check passed: HEALTHY, ')
// Report and gate share the rules: the last build's summary knows of no finding either.
assert new File(basedir, 'target/gradient/summary.json').text.contains('"verdict" : "HEALTHY"')
