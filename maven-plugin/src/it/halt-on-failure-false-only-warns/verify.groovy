List<String> lines = new File(basedir, 'build.log').readLines()
assert lines.any { it.startsWith('[WARNING] ERROR vanishing-gradient: com.example.FraudModelTest > learnsInTime > hidden 1') }
assert lines.any { it.startsWith('[WARNING] Gradient check failed: 1 unexpected finding ') }
assert !lines.any { it.startsWith('[ERROR]') }
