List<String> logs = new File(basedir, 'build.log').text.split('Scanning for projects').drop(1)
List<String> named = ["gradient.haltOnFailure is 'flase'", "gradient.haltOnFailure is 'yes'", "gradient.haltOnFailure is ''",
    "gradient.skip is 'on'", "skipTests is 'no'"]
named.eachWithIndex { setting, i ->
    assert logs[i].contains('The setting ' + setting + '. It must be one of: true, false.')
}
assert logs.take(named.size()).every { !it.contains('The build goes on') }
assert logs[5].contains('The build goes on: gradient.haltOnFailure is false.')
assert !logs[5].contains('[INFO] Gradient report')
