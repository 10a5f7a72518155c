List<String> lines = new File(basedir, 'build.log').readLines()
List<String> commands = lines.findAll { it.startsWith('::') }
assert commands.size() == 1
assert commands[0].startsWith('::error file=github-is-told-where-and-why/src/test/java/com/example/FraudModelTest.java,line=6,' +
    "title=vanishing-gradient in layer 'hidden 1'::com.example.FraudModelTest > learnsInTime: mean |gradient| of its kernel ")
assert commands[0].contains('%0ATry: ')

String summary = new File(basedir, 'step-summary.md').text
assert summary.startsWith('**Gradient check failed: 1 unexpected finding of severity ERROR (allowed: 0)')
assert summary.contains('vanishing-gradient') && summary.contains('hidden 1')
assert summary.contains('Gradient over depth in epochs 1 to ')
// The format was not asked for.
assert !new File(basedir, 'target/gradient/summary.md').exists()
