String log = new File(basedir, 'build.log').text
List<String> logs = log.split('Scanning for projects').drop(1)
assert logs.size() == 3
logs.take(2).each {
    assert it.contains('Gradient check passed: HEALTHY, ')
    assert it.contains('HEALTHY, 3 tests, 3 trainings; nearest to a limit: ')
    // No goal runs the tests a second time.
    assert it.findAll(/surefire[\w-]*:[\d.]+:test \(/).size() == 1
}
File recordings = new File(basedir, 'target/gradient/recordings')
List<String> runs = ['FirstTest', 'SecondTest', 'ThirdIT'].collect {
    new File(recordings, "com.example.$it/gradientReachesTheFirstLayer.jsonl").readLines()[0].find(/"run":"[^"]+"/)
}
assert runs.toSet().size() == 3 && !runs.contains(null)
assert new File(basedir, 'target/test-reports').isDirectory() && !new File(basedir, 'target/surefire-reports').exists()

// Without the integration tests, what they recorded before is left out.
assert logs[2].contains('[INFO] 1 recording of an earlier run is left out: this build recorded nothing of its test.')
assert !logs[2].contains('STALE')
assert logs[2].contains('Gradient check passed')
