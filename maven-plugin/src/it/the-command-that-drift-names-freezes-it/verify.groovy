List<String> logs = new File(basedir, 'build.log').text.split('Scanning for projects').drop(1)
File baseline = new File(basedir, 'src/test/gradient/baseline.json')
String command = "'mvn clean verify gradient:freeze -Dgradient.onBaselineDrift=warn'"

assert logs[1].contains('[WARNING] DRIFT com.example.FraudModelTest > gradientReachesTheFirstLayer > hidden 2: its share of')
assert logs[1].contains("[WARNING] If this is meant, freeze it by $command and commit src/test/gradient/baseline.json.")
assert logs[1].contains("Froze 1 training in src/test/gradient/baseline.json (${String.format('%,d', baseline.length())} bytes):"
    + ' 0 added, 1 changed, 0 removed.')
assert baseline.text.contains('{"layer":"hidden 2","share":0.031}')

// A baseline of the tests that were chosen would be one without the others.
assert logs[2].contains('gradient:freeze writes no baseline where only some of the tests ran (-Dtest=FraudModelTest#learns): the'
    + " trainings of the others would be removed from src/test/gradient/baseline.json. Freeze all of them: $command")
