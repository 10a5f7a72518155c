String log = new File(basedir, 'build.log').text
assert log.contains('baseline.json can\'t be read: line 2 is not JSON. If it was left by a merge, take either side')
assert new File(basedir, 'target/site/gradient/index.html').isFile()
