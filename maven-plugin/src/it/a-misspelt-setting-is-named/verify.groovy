String log = new File(basedir, 'build.log').text
assert log.contains("There is no setting 'gradient.haltOnFailur'. Did you mean 'gradient.haltOnFailure'? The settings are: ")
assert log.contains('There is no <failsOn> in the <configuration> of gradient-maven-plugin. Did you mean <failOn>? The elements are: acceptedFindings, aggregate, baselineFactor, baselineFile, failOn, formats, ')
assert !new File(basedir, 'target/gradient/summary.json').exists()
