['target/site/gradient/index.html', 'target/gradient/summary.json'].each {
    String text = new File(basedir, it).text
    assert text.contains('FirstTest') && text.contains('SecondTest')
}
assert new File(basedir, 'target/gradient/summary.json').text.contains('"verdict" : "UNHEALTHY"')
