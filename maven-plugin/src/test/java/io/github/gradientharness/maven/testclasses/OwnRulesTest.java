package io.github.gradientharness.maven.testclasses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.gradientharness.maven.settings.KnownRules;
import io.github.gradientharness.rules.Rule;
import io.github.gradientharness.rules.RuleSet;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.model.Build;
import org.apache.maven.model.Model;
import org.apache.maven.model.Resource;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A rule that is among the module's test classes judges in Maven's JVM. */
class OwnRulesTest {

    private static final String SERVICE = "META-INF/services/" + Rule.class.getName();

    @TempDir
    Path folder;

    private final MavenProject project = new MavenProject(new Model());

    @BeforeEach
    void aModuleWithoutRules() {
        Build build = new Build();
        build.setOutputDirectory(folder.resolve("classes").toString());
        build.setTestOutputDirectory(folder.resolve("test-classes").toString());
        Resource resource = new Resource();
        resource.setDirectory(folder.resolve("resources").toString());
        build.addTestResource(resource);
        project.setBuild(build);
    }

    private static void register(Path classes, String name) throws IOException {
        Files.createDirectories(classes.resolve(SERVICE).getParent());
        Files.writeString(classes.resolve(SERVICE), name);
    }

    /** The class file of {@link TiredLayerRule} under a name that the plugin's own loader does not know. */
    private static void copyRuleTo(Path classes) throws IOException, URISyntaxException {
        String name = TiredLayerRule.class.getName().replace('.', '/');
        Path source = Path.of(TiredLayerRule.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toURI())
                .resolve(name + ".class");
        String renamed = name.replace("Tired", "Weary");
        byte[] bytes = new String(Files.readAllBytes(source), StandardCharsets.ISO_8859_1)
                .replace(name, renamed)
                .getBytes(StandardCharsets.ISO_8859_1);
        Path target = classes.resolve(renamed + ".class");
        Files.createDirectories(target.getParent());
        Files.write(target, bytes);
    }

    @Test
    void aModuleWithoutRulesTakesThePluginsOwnLoader() throws MojoExecutionException {
        assertThat(OwnRules.loader(project)).isSameAs(OwnRules.class.getClassLoader());
        assertThat(OwnRules.areDeclared(project)).isFalse();
    }

    @Test
    void aRuleAmongTheTestClassesIsFound() throws Exception {
        Path classes = folder.resolve("test-classes");
        copyRuleTo(classes);
        register(classes, TiredLayerRule.class.getName().replace("Tired", "Weary"));

        ClassLoader loader = OwnRules.loader(project);

        assertThat(RuleSet.named(List.of("tired-layer"), loader).rules())
                .singleElement()
                .satisfies(rule -> assertThat(rule.getClass().getClassLoader()).isSameAs(loader));
        assertThat(RuleSet.availableIds(loader)).contains("tired-layer", "vanishing-gradient");
        assertThat(RuleSet.availableIds()).doesNotContain("tired-layer");
    }

    @Test
    void aServiceLineAmongTheSourcesPromisesARule() throws IOException {
        register(folder.resolve("resources"), "com.example.LaterRule");

        assertThat(OwnRules.areDeclared(project)).isTrue();
    }

    @Test
    void aRuleThatCantBeLoadedIsAnErrorWithWhatToDo() throws Exception {
        register(folder.resolve("test-classes"), "com.example.LostRule");
        ClassLoader loader = OwnRules.loader(project);

        assertThatThrownBy(() -> KnownRules.of(List.of(), loader, true))
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageContaining("com.example.LostRule")
                .hasMessageContaining("<dependencies> of gradient-maven-plugin");
    }

    @Test
    void aRuleSetThatIsNotThereIsAnErrorOnceAllAreThere() throws MojoExecutionException {
        ClassLoader loader = OwnRules.class.getClassLoader();

        assertThatThrownBy(() -> KnownRules.of(List.of("defalts"), loader, true))
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageContaining("There is no rule set 'defalts'")
                .hasMessageContaining("autotrainer");
        assertThat(KnownRules.of(List.of("later"), loader, false).judging().rules())
                .hasSameSizeAs(RuleSet.defaults().rules());
    }
}
