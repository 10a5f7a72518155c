List<String> lines = new File(basedir, 'build.log').readLines()
assert lines.containsAll(['gradient:check', 'gradient:help', 'gradient:report'])
