String log = new File(basedir, 'build.log').text
assert log.contains("There is no rule 'vanished-gradient' in this rule set. It has: ")
assert log.contains('vanishing-gradient')
