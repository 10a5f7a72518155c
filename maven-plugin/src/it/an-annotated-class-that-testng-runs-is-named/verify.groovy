def outcome = evaluate(new File(shared, 'outcome.groovy'))
List<String> logs = outcome.logs()
String why = 'com.example.OldModelTest: it has @HealthyGradients, but its tests are run by TestNG (org.testng.annotations.Test)'
assert logs[0].contains('[ERROR] NOT RECORDED ' + why) && logs[0].contains('Import org.junit.jupiter.api.Test instead')
assert logs[0].readLines().any { it.contains('Failed to execute goal') && it.contains(why) }
assert outcome.commands(logs[0]).size() == 1 && outcome.commands(logs[0])[0].contains(why)
assert outcome.stepSummary().contains('OldModelTest')
assert logs[1].contains('[WARNING] NOT RECORDED ' + why) && logs[1].contains('BUILD SUCCESS')
assert outcome.page().text.contains('OldModelTest')
assert outcome.summary().verdict == 'HEALTHY'
assert outcome.ours(logs[0]).size() <= 20
