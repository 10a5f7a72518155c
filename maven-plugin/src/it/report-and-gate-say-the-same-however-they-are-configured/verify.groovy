String log = new File(basedir, 'build.log').text
assert log.contains('[WARNING] gradient:report judged by other settings than gradient:check does, so the report is written again.')
assert log.contains('Gradient check passed: HEALTHY, ')
assert new File(basedir, 'target/gradient/summary.json').text.contains('"verdict" : "HEALTHY"')
assert !new File(basedir, 'target/site/gradient/index.html').text.contains('hidden 1&#39; since')
