String log = new File(basedir, 'build.log').text
File page = new File(basedir, 'target/site/gradient/index.html')
assert page.text.contains('vanishing-gradient')
assert log.contains("Report: $page") && log.count(page.path) == 1
assert new File(basedir, 'target/gradient/summary.json').text.contains('"verdict" : "UNHEALTHY"')
