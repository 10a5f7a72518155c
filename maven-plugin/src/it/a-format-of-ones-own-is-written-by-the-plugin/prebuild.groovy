// The format is the one of the documentation, written and registered as it says.
String docs = new File(new File(readme).parentFile, 'docs/formats.md').text
String format = (docs =~ /(?s)```java\n(package com\.example;.*?public final class VerdictsFormat .*?)```/)[0][1]
def registered = (docs =~ /(?s)`(META-INF\/services\/[\w.]+)`:\s*```\n(com\.example\.VerdictsFormat)\n```/)[0]
File source = new File(basedir, 'format/src/main/java/com/example/VerdictsFormat.java')
source.parentFile.mkdirs()
source.text = format
File service = new File(basedir, "format/src/main/resources/${registered[1]}")
service.parentFile.mkdirs()
service.text = registered[2]
return true
