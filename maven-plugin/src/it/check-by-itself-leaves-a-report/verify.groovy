String log = new File(basedir, 'build.log').text
File page = new File(basedir, 'target/site/gradient/index.html')
assert page.text.contains('vanishing-gradient')
assert log.contains("Gradient report: $page")
assert log.contains("Report: $page")
assert new File(basedir, 'target/gradient/summary.json').text.contains('"verdict" : "UNHEALTHY"')
