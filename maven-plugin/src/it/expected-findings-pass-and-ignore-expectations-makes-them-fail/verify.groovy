List<String> lines = new File(basedir, 'build.log').readLines()
assert lines.any { it.startsWith('[INFO] expected: vanishing-gradient: ') && it.endsWith(' (twenty sigmoid layers on purpose)') }
assert lines.any { it.contains('Gradient check passed: HEALTHY, ') && it.contains('; 1 expected finding') }
assert lines.any { it.startsWith('[ERROR] ERROR vanishing-gradient: ') }
assert lines.any { it.contains('Gradient check failed: 1 unexpected finding ') && it.contains(' 0 expected, ') }
assert lines.contains('Set it to false to let them through again.')
assert lines.any {
    it.endsWith('> learnsInTime > hidden 1: its test expects it ("twenty sigmoid layers on purpose")')
}
assert !lines.any { it.contains('<acceptedFinding>') }
