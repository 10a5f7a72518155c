String log = new File(basedir, 'build.log').text
assert log.contains('2 improvements since the baseline was frozen, first com.example.FraudModelTest >'
    + " gradientReachesTheFirstLayer > hidden 2: its share of the largest layer's mean |gradient| rose from 0.0012 to 0.5")
assert log.contains('[WARNING] NOT COMPARED com.example.FraudModelTest > wasDeleted: it is in the baseline')
assert log.contains('[WARNING] NOT COMPARED com.example.FraudModelTest > learnsInTime: it was recorded, and is not in')
assert log.contains('Gradient check passed')
assert new File(basedir, 'target/site/gradient/index.html').text.contains('Better than it was')
assert new File(basedir, 'target/site/gradient/index.html').text.contains('<caption>Not compared</caption>')
