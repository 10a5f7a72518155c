// The rule is the one of the documentation, written and registered as it says.
String docs = new File(new File(readme).parentFile, 'docs/own-rules.md').text
String rule = (docs =~ /(?s)```java\n(package com\.example;.*?public final class LossFallsRule .*?)```/)[0][1]
String service = (docs =~ /(?s)`(META-INF\/services\/[\w.]+)`.*?```\n(com\.example\.LossFallsRule)\n```/)[0][2]
String file = (docs =~ /`(META-INF\/services\/[\w.]+)`/)[0][1]
new File(basedir, 'src/test/java/com/example/LossFallsRule.java').text = rule
File registered = new File(basedir, "src/test/resources/$file")
registered.parentFile.mkdirs()
registered.text = service
return true
