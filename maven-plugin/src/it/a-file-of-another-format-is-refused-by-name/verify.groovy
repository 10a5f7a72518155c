String log = new File(basedir, 'build.log').text
File file = new File(basedir, 'recordings/com.example.FraudModelTest/learnsInTime.jsonl')
assert log.contains("Can't read the recording ${file.path}: its format is 'other-recording', not 'gradient-recording'. " +
    "Keep other files out of the recordings' folder.")
