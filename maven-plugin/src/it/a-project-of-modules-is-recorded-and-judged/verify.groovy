String log = new File(basedir, 'build.log').text
assert log.contains('Tests run: 2, Failures: 0, Errors: 0, Skipped: 0')
assert log.contains('Gradient check passed: HEALTHY, ')
assert log.contains('HEALTHY, 1 test, 1 training')
assert new File(basedir, 'target/gradient/recordings/com.example.model.ModulesTest/gradientReachesTheFirstLayer.jsonl').isFile()
