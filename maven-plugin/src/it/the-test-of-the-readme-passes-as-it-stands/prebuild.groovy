evaluate(new File(shared, 'pom-of-the-readme.groovy'))
String test = (new File(readme).text =~ /(?s)```java\n(.*?)```/)[0][1]
File file = new File(basedir, 'src/test/java/com/example/FirstGradientTest.java')
file.parentFile.mkdirs()
file.text = test
// A sick twin: many sigmoid layers.
new File(file.parentFile, 'SickTest.java').text = test
    .replace('class FirstGradientTest', '@org.junit.jupiter.api.condition.EnabledIfSystemProperty(named = "sick", matches = "true") class SickTest')
    .replace('Activation.TANH', 'Activation.SIGMOID')
    .replace('.layer(new OutputLayer', '.layer(new DenseLayer.Builder().nOut(8).build())\n'.multiply(9) + '.layer(new OutputLayer')
return true
