evaluate(new File(shared, 'pom-of-the-readme.groovy'))
