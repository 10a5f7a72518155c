File target = new File(basedir, 'target')
String log = new File(basedir, 'build.log').text
['site/gradient/index.html', 'gradient/summary.json', 'gradient/summary.md', 'gradient/measurements.csv',
 'gradient/tensorboard', 'gradient/findings.sarif', 'gradient/junit'].each { path ->
    File file = new File(target, path)
    assert file.exists()
    assert log.contains(file.path)
}
assert new File(target, 'gradient/summary.md').text.contains('vanishing-gradient')
assert new File(target, 'gradient/measurements.csv').readLines().size() > 10
assert new File(target, 'gradient/tensorboard/com.example.FraudModelTest').list().length == 1
assert new File(target, 'gradient/junit/TEST-gradients-com.example.FraudModelTest.xml').text.contains('<failure ')
String sarif = new File(target, 'gradient/findings.sarif').text
assert sarif.contains('src/integrationTest/java/com/example/FraudModelTest.java')
assert sarif.contains('"startLine" : 6')
