File file = new File(basedir, 'app/target/gradient/verdicts.txt')
List<String> lines = file.readLines()
assert lines.size() == 3
assert lines[0] ==~ /gradientReachesTheFirstLayer: HEALTHY, windows: [1-9][0-9]*/
assert lines[1] ==~ /learnsInTime: UNHEALTHY, windows: [1-9][0-9]*/
assert lines[2] == 'build: UNHEALTHY'
assert new File(basedir, 'build.log').text.contains(' as verdicts: ' + file.path)
assert new File(basedir, 'app/target/site/gradient/index.html').exists()
