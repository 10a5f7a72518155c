// Writes the snippets of README.md into a project's POM, as a user would paste them: the plugin, and the dependency where
// the project's tests name the harness.
List<String> snippets = new File(readme).text.findAll(/(?s)```xml\n.*?```/)*.replaceAll(/```(xml\n)?/, '')
String dependency = snippets.find { it.contains('<artifactId>gradient-harness</artifactId>') }
String plugin = snippets.find { it.contains('<artifactId>gradient-maven-plugin</artifactId>') }
File file = new File(basedir, 'pom.xml')
String pom = file.text
assert dependency && plugin && pom.contains('<!-- README: plugin -->')
file.text = pom.replace('<!-- README: dependency -->', dependency).replace('<!-- README: plugin -->', plugin)
return true
