List<String> logs = new File(basedir, 'build.log').text.split('Scanning for projects').drop(1)
assert logs[0].count('Froze 1 training in src/test/gradient/baseline.json (') == 2

File all = new File(basedir, 'all.json')
assert logs[1].contains("Module com.example:second would overwrite the baseline $all.path, into which this build has frozen module"
    + ' com.example:first. Each module needs a file of its own: leave gradient.baselineFile out, or set it in the POM to one'
    + ' below ${project.basedir}.')
assert all.text.contains('gradientReachesTheFirstLayer') && !all.text.contains('learnsInTime')
