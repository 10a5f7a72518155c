String log = new File(basedir, 'build.log').text
assert log.contains('Flakes: 1')
assert log.contains('Gradient check passed: HEALTHY, ')
assert log.contains(', 2 trainings')
assert (new File(basedir, 'target/gradient/recordings/com.example.FlakyTest').list() as List).sort() ==
    ['learnsAtOnce.jsonl', 'learnsAtTheSecondTry.jsonl']
