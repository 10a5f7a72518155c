basedir = new File(basedir, 'service')
evaluate(new File(shared, 'pom-of-the-readme.groovy'))
