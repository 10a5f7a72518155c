String log = new File(basedir, 'build.log').text
String message = 'There is no gradient recording in ' + new File(basedir, 'recordings').path + '. Likely causes:'
assert log.readLines().any { it.contains('Failed to execute goal') && it.contains(message) }
assert log.contains('[WARNING] ' + message)
assert log.count(message) == 2
assert ['no test ran', '@HealthyGradients or @RecordGradients', 'gradient.outputDirectory', 'no model tests']
    .findAll { !log.contains(it) } == []

// Whoever chooses tests for the whole build knows that modules without them record nothing.
String where = 'There is no gradient recording in ' + new File(basedir, 'recordings').path
assert ['-DskipITs', '-Dtest=OfAnotherModuleTest'].findAll {
    !log.contains("[WARNING] $where. That is only a warning, because the command line chooses or skips tests ($it).")
} == []
