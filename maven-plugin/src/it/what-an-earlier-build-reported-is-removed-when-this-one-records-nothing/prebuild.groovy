// What yesterday's build left.
['site/gradient/index.html', 'site/gradient/compare.html', 'gradient/summary.json', 'gradient/findings.md'].each {
    File file = new File(basedir, 'target/' + it)
    file.parentFile.mkdirs()
    file.text = 'HEALTHY'
}
File recording = new File(basedir, 'target/gradient/recordings/com.example.FraudModelTest/gradientReachesTheFirstLayer.jsonl')
recording.parentFile.mkdirs()
recording.bytes = new File(shared, 'check-passes-when-every-recording-is-healthy/recordings/com.example.FraudModelTest/gradientReachesTheFirstLayer.jsonl').bytes
recording.lastModified = System.currentTimeMillis() - 86400000L
new File(basedir, 'target/site/gradient/notes.txt').text = 'of the user'
evaluate(new File(shared, 'pom-of-the-readme.groovy'))
