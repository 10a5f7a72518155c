def outcome = evaluate(new File(shared, 'outcome.groovy'))
def (healthy, sick) = outcome.logs()

assert healthy.contains('BUILD SUCCESS')
assert healthy.contains('Gradient check passed: HEALTHY, 1 test, 1 training')

// As README.md says, the test fails with its diagnosis, and there is a report.
assert sick.contains("UNHEALTHY: vanishing-gradient in layer 'layer0' since epoch 1 (iteration 1).")
assert sick.contains("Mean |gradient| of each layer's kernel")
assert sick.contains('BUILD FAILURE')
assert outcome.page().text.contains('<title>UNHEALTHY')
assert outcome.summary().recordings.collectEntries { [it.suite, it.verdict] } ==
    ['com.example.FirstGradientTest': 'HEALTHY', 'com.example.SickTest': 'UNHEALTHY']
return true
