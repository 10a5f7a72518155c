List<String> logs = new File(basedir, 'build.log').text.split('Scanning for projects').drop(1)
assert logs[0].contains('One gate over 2 modules:')
assert logs[0].contains('NO RECORDING Module empty has no gradient recording.')
assert logs[0].contains('Gradient check failed: 1 unexpected finding of severity ERROR')
assert logs[0].contains('mend those, and resume from the first of them')

// What Maven itself suggests, though nothing was mended.
assert logs[1].contains('One gate over 1 module:')
assert logs[1].contains('LEFT OUT sick: it was UNHEALTHY when it was last judged')
assert logs[1].contains('resume from it (-rf :sick)')
assert !logs[1].contains('LEFT OUT empty')
assert logs[1].contains('1 module left out and not known to be healthy')

// Who chose a module is told, and let through.
assert logs[2].contains('LEFT OUT sick: it was UNHEALTHY') && logs[2].contains('Gradient check passed')
