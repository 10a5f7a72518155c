package io.github.gradientharness.maven.setup;

import java.util.List;
import java.util.Locale;

/** The elements that a POM needs, as README.md shows them. */
public final class Snippets {

    private Snippets() {}

    /** The plugin with its three goals, one line an entry, indented by two blanks a level. */
    public static List<String> plugin(String version) {
        return lines("""
                <plugin>
                  <groupId>io.github.gradientharness</groupId>
                  <artifactId>gradient-maven-plugin</artifactId>
                  <version>%s</version>
                  <executions>
                    <execution>
                      <goals><goal>prepare</goal><goal>report</goal><goal>check</goal></goals>
                    </execution>
                  </executions>
                </plugin>
                """, version);
    }

    /** The harness as a dependency of the tests. */
    public static List<String> dependency(String version) {
        return lines("""
                <dependency>
                  <groupId>io.github.gradientharness</groupId>
                  <artifactId>gradient-harness</artifactId>
                  <version>%s</version>
                  <scope>test</scope>
                </dependency>
                """, version);
    }

    private static List<String> lines(String element, String version) {
        return String.format(Locale.ROOT, element, version).lines().toList();
    }
}
