def outcome = evaluate(new File(shared, 'outcome.groovy'))
def logs = outcome.logs()

assert logs[0].contains('seeds 1 to 10 of 40 from 1 on ran here: 9 of 10 succeeded. gradient:merge tells of the share')
assert logs[3].contains('Merged 30 recordings of 3 jobs.')
assert logs[3].contains('[ERROR] INCONCLUSIVE com.example.ManySeedsTest > learns: the seeds do not tell: 27 of 30 seeds succeeded (90 %), at least 68 % required. Of 40 seeds 30 were recorded.')
assert logs[3].contains('1 share over seeds that is not certain')
assert logs[4].contains('INCONCLUSIVE: 3 of 4 jobs left recordings in ') && logs[4].contains('Report of what is there: ')
assert logs[6].contains('Merged 40 recordings of 4 jobs.')
assert logs[6].contains('BUILD SUCCESS') && logs[6].contains('Gradient check passed: HEALTHY, 1 test, 40 trainings')
assert logs[8].contains('Several jobs recorded the same training: com.example.ManySeedsTest > learns[seed 9] (1, 5); ')
assert logs[10].contains('The jobs ran different commits: 1111111111111111111111111111111111111111 (1, 2, 3, 4, 5); 2222222222222222222222222222222222222222 (6).')
return true
