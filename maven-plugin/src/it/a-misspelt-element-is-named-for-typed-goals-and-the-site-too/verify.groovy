List<String> logs = new File(basedir, 'build.log').text.split('Scanning for projects').drop(1)
List<List<String>> misspelt = [['failsOn', 'failOn'], ['rule', 'rules'], ['acceptedFinding', 'acceptedFindings'],
    ['baselinFile', 'baselineFile'], ['ignoreExpectatons', 'ignoreExpectations']]
misspelt.eachWithIndex { names, i ->
    assert logs[i].contains("There is no <${names[0]}> in the <configuration> of gradient-maven-plugin. " +
        "Did you mean <${names[1]}>? The elements are: ")
}
assert !new File(basedir, 'elsewhere.json').exists()
assert !new File(basedir, 'src/test/gradient/baseline.json').exists()
assert !new File(basedir, 'target/site/gradient/index.html').exists()
