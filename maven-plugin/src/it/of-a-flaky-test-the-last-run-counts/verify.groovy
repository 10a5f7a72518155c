String log = new File(basedir, 'build.log').text
assert log.contains('Flakes: 1')
assert log.contains('Gradient check passed: 0 unexpected findings')
assert log.contains('0 of 2 recordings inconclusive.')
assert (new File(basedir, 'target/gradient/recordings/com.example.FlakyTest').list() as List).sort() ==
    ['learnsAtOnce.jsonl', 'learnsAtTheSecondTry.jsonl']
