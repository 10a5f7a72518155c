String log = new File(basedir, 'build.log').text
assert log.contains("There is no rule 'vanished-gradient' in this rule set. Did you mean 'vanishing-gradient'? It has: ")
assert log.contains('vanishing-gradient')
