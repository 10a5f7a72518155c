String log = new File(basedir, 'build.log').text
assert log.contains('Tests run: 2, Failures: 0, Errors: 0, Skipped: 0')
assert log.contains('Gradient check passed: 0 unexpected findings')
assert log.contains('0 of 1 recording inconclusive.')
assert new File(basedir, 'target/gradient/recordings/com.example.model.ModulesTest/gradientReachesTheFirstLayer.jsonl').isFile()
