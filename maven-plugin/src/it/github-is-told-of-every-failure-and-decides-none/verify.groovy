List<String> logs = new File(basedir, 'build.log').text.split('Scanning for projects').drop(1)
String module = 'github-is-told-of-every-failure-and-decides-none'

// What ends a goal before its verdict: the message, what to do, and one annotation.
[['check', 'missing.md', 0, 'There is no gradient recording in ', 'set gradient.onMissingRecordings to ignore in it.'],
 ['report', 'unreadable.md', 1, "Can't read the recording ", 'Delete it and run the test again.'],
 ['check', 'unreadable-for-check.md', 2, "Can't read the recording ", 'Delete it and run the test again.'],
 ['check', 'setting.md', 5, "The setting gradient.failOn is 'BAD'.", 'It must be one of: info, warning, error.']]
.each { goal, file, number, what, remedy ->
    String summary = new File(basedir, file).text
    assert summary.startsWith("**gradient:${goal} in ${module} failed.**\n\n    ${what}")
    assert summary.contains(remedy)
    List<String> commands = logs[number].readLines().findAll { it.startsWith('::') }
    assert commands.size() == 1
    assert commands[0].startsWith("::error title=gradient%3A${goal} in ${module} failed::${what}")
    assert commands[0].contains(remedy)
}

// A pattern that fits nothing fails the gate wherever its verdict stands, also where a breach would only warn.
[['pattern.md', 3], ['pattern-without-halting.md', 4]].each { file, number ->
    String problem = "In the plugin's <rules>, the rule stalled-layer, suite 'NoSuchTest' matches nothing: no recorded test " +
        "class fits 'NoSuchTest'. Did you mean 'com.example.FraudModelTest'?"
    String remedy = 'Correct it; or, if other modules have it, set gradient.onUnmatchedPatterns to warn or ignore.'
    assert !logs[number].contains('Gradient check passed') && !logs[number].contains('The build goes on')
    assert logs[number].contains('[ERROR] ' + problem)
    assert logs[number].readLines().any { it.startsWith('[ERROR] Gradient check failed: ') && it.endsWith('; 1 rule that matches nothing.') }
    assert logs[number].readLines().any { it.contains('Failed to execute goal') && it.contains(problem + ' ' + remedy) }
    assert logs[number].readLines().findAll { it.startsWith('::') } == ['::error title=1 rule that matches nothing::' + problem + '%0A' + remedy]
    String summary = new File(basedir, file).text
    assert summary.startsWith('**Gradient check failed: ') && summary.contains('NoSuchTest') && summary.contains('Correct it; or')
    assert summary =~ /(?m)^## .* UNHEALTHY$/
}

// What can't be written for GitHub is a warning, whatever becomes of the build.
logs[6..7].each { assert it.contains("[WARNING] Can't write the step summary of GitHub. The build's result stays the same. ") }
assert logs[6].contains('BUILD SUCCESS')
assert logs[7].readLines().any { it.contains('Failed to execute goal') && it.contains('1 unexpected finding (allowed: 0). First: vanishing-gradient: ') }
assert logs[7].readLines().findAll { it.startsWith('::error file=') || it.startsWith('::error title=vanishing-gradient') }.size() == 1
assert !new File(basedir, 'no-such-folder').exists()
