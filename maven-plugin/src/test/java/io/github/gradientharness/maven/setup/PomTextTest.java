package io.github.gradientharness.maven.setup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is added to a POM stands where it belongs, and every other character stays. */
class PomTextTest {

    private static final List<String> SNIPPET = List.of("<x>", "  <y>1</y>", "</x>");

    private static String changed(String text) {
        PomText pom = new PomText(text);
        List<Insertion> insertions = new ArrayList<>();
        Stream.of(pom.dependency(SNIPPET), pom.plugin(SNIPPET)).forEach(each -> each.ifPresent(insertions::add));
        assertThat(insertions).hasSize(2);
        return pom.with(insertions);
    }

    @Test
    void goesBehindTheLastPluginAndTheLastDependency() {
        assertThat(changed("""
                        <?xml version="1.0"?>
                        <project>
                            <modelVersion>4.0.0</modelVersion>
                            <dependencies>
                                <dependency>a</dependency>
                            </dependencies>
                            <build>
                                <plugins>
                                    <plugin>b</plugin>
                                </plugins>
                            </build>
                        </project>
                        """)).isEqualTo("""
                        <?xml version="1.0"?>
                        <project>
                            <modelVersion>4.0.0</modelVersion>
                            <dependencies>
                                <dependency>a</dependency>
                                <x>
                                    <y>1</y>
                                </x>
                            </dependencies>
                            <build>
                                <plugins>
                                    <plugin>b</plugin>
                                    <x>
                                        <y>1</y>
                                    </x>
                                </plugins>
                            </build>
                        </project>
                        """);
    }

    @Test
    void elementsThatAreNotThereAreMade() {
        assertThat(changed("<project>\n  <artifactId>a</artifactId>\n</project>"))
                .isEqualTo("""
                        <project>
                          <artifactId>a</artifactId>
                          <dependencies>
                            <x>
                              <y>1</y>
                            </x>
                          </dependencies>
                          <build>
                            <plugins>
                              <x>
                                <y>1</y>
                              </x>
                            </plugins>
                          </build>
                        </project>""".stripIndent());
        assertThat(changed("<project>\n\t<build>\n\t</build>\n</project>\n"))
                .isEqualTo(
                        "<project>\n\t<dependencies>\n\t\t<x>\n\t\t\t<y>1</y>\n\t\t</x>\n\t</dependencies>\n\t<build>\n"
                                + "\t\t<plugins>\n\t\t\t<x>\n\t\t\t\t<y>1</y>\n\t\t\t</x>\n\t\t</plugins>\n\t</build>\n</project>\n");
    }

    /** Neither what is managed, nor a profile's, nor a plugin's own, nor what is commented out. */
    @Test
    void elementsOfTheSameNameElsewhereAreNotMeant() {
        String text = """
                <project>
                  <!-- <build><plugins>
                  </plugins></build> -->
                  <dependencyManagement>
                    <dependencies>
                    </dependencies>
                  </dependencyManagement>
                  <build>
                    <pluginManagement>
                      <plugins>
                      </plugins>
                    </pluginManagement>
                    <plugins>
                      <plugin attribute="a>b">
                        <dependencies>
                        </dependencies>
                        <note><![CDATA[</plugins>]]></note>
                        <empty/>
                      </plugin>
                    </plugins>
                  </build>
                  <profiles>
                    <profile>
                      <build>
                        <plugins>
                        </plugins>
                      </build>
                    </profile>
                  </profiles>
                </project>
                """;

        String changed = changed(text);

        assertThat(changed)
                .contains("      </plugin>\n      <x>\n        <y>1</y>\n      </x>\n    </plugins>\n  </build>");
        assertThat(changed)
                .contains(
                        "  <dependencies>\n    <x>\n      <y>1</y>\n    </x>\n  </dependencies>\n  <build>\n    <plugin");
        assertThat(changed.lines().toList()).containsSubsequence(text.lines().toList());
    }

    @Test
    void lineEndsStay() {
        assertThat(changed("<project>\r\n  <build>\r\n  </build>\r\n</project>\r\n"))
                .doesNotContainPattern("(?<!\r)\n")
                .endsWith("  </build>\r\n</project>\r\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no XML",
                "<project><build><plugins></plugins></build></project>",
                "<project>\n  <build><plugins/></build>\n</project>",
                "<project>\n  <build>\n    <plugins/>\n  </build>\n</project>",
                "<project>\n  <build/>\n</project>",
                "<project>\n  <build>\n    <plugins>\n      <plugin>b</plugin></plugins>\n  </build>\n</project>",
                "<project>\n  <build>\n    <plugins>\n"
            })
    void whereALineWouldHaveToBeDividedNothingIsDone(String text) {
        assertThat(new PomText(text).plugin(SNIPPET)).isEmpty();
    }

    @Test
    void anEmptyElementForDependenciesIsLeftAlone() {
        assertThat(new PomText("<project>\n  <dependencies/>\n</project>").dependency(SNIPPET))
                .isEmpty();
    }
}
