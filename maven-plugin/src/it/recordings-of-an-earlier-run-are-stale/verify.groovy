List<String> logs = new File(basedir, 'build.log').text.split('Scanning for projects').drop(1)
String stale = 'STALE com.example.SecondTest > gradientReachesTheFirstLayer: recorded at '

assert logs[0].contains('Gradient check passed') && !logs[0].contains('STALE')
assert logs[1].contains("[ERROR] $stale") && logs[1].contains('by an earlier run; this build recorded 1 other training')
assert logs[1].contains('0 of 1 recording inconclusive; 1 stale recording.')
assert logs[1].contains("1 stale recording. First: $stale")
// What the test found that is gone since is told of nowhere as if it were of this build.
assert !logs[1].contains('vanishing-gradient') && !logs[1].contains('acceptedFinding')
String page = new File(basedir, 'target/of-the-second/index.html').text
assert page.contains('EARLIER RUN') && page.contains('1 recording of an earlier run is left out: this build recorded nothing of its test.')
assert page.contains('1 stale recording; every network is healthy: 1 training in 1 test') && !page.contains('id="unexpected"')
// Whoever runs a single test knows that the others are old: they are left out, and nothing is said against them.
assert logs[2].contains('1 recording of an earlier run is left out') && !logs[2].contains('STALE')
assert logs[2].contains('Gradient check passed: HEALTHY, 1 test, 1 training')
// Without tests in this build, recordings of the classes as they are compiled are as good as new.
assert logs[3].contains('Gradient check passed') && !logs[3].contains('STALE')
