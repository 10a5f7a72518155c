package io.github.gradientharness.maven;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.github.gradientharness.gate.Objection;
import io.github.gradientharness.gate.Reaction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.maven.plugin.Mojo;
import org.junit.jupiter.api.Test;

/** What the plugin may lean on: it judges recordings and never trains. */
@AnalyzeClasses(packages = ArchitectureTest.ROOT, importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    static final String ROOT = "io.github.gradientharness.maven";

    private static final int MOST_TYPES = 45;

    private static final int MOST_PARAMETERS = 6;

    private static final int MOST_LINES = 50;

    private static final Pattern TYPE = Pattern.compile("\\b(class|record|enum|interface) ");

    @ArchTest
    static final ArchRule JUDGES_WITHOUT_TRAINING = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.github.gradientharness.instrument..",
                    "io.github.gradientharness.junit..",
                    "io.github.gradientharness.assertj..",
                    "org.nd4j..",
                    "org.deeplearning4j..",
                    "org.bytedeco..",
                    "org.junit..");

    /** The gate says what a build objects to; the plugin hands over facts, and prints. */
    @ArchTest
    static final ArchRule OBJECTS_TO_NOTHING_ITSELF = noClasses()
            .should()
            .callConstructor(
                    Objection.class,
                    Objection.Kind.class,
                    Reaction.class,
                    String.class,
                    String.class,
                    String.class,
                    String.class);

    /** Maven makes goals, and the elements of their configuration, from outside. The other packages serve the goals. */
    @ArchTest
    static final ArchRule GOALS_ARE_WHAT_IS_PUBLIC_BESIDE_THEIR_PARTS =
            classes().that().arePublic().and().resideInAPackage(ROOT).should().beAssignableTo(Mojo.class);

    @ArchTest
    static final ArchRule NOTHING_GOES_ROUND_IN_CIRCLES =
            slices().matching(ROOT + ".(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule PARTS_DO_NOT_KNOW_THE_GOALS = noClasses()
            .that()
            .resideInAPackage(ROOT + ".*..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage(ROOT);

    @ArchTest
    static void noPackageHoldsTooManyTypes(JavaClasses all) {
        Map<String, Long> types = all.stream()
                .filter(JavaClass::isTopLevelClass)
                .collect(Collectors.groupingBy(JavaClass::getPackageName, Collectors.counting()));
        assertThat(types)
                .isNotEmpty()
                .allSatisfy((name, count) -> assertThat(count).as(name).isLessThanOrEqualTo(MOST_TYPES));
    }

    @ArchTest
    static void noNameIsGivenTwice(JavaClasses all) {
        assertThat(all.stream().filter(JavaClass::isTopLevelClass).map(JavaClass::getSimpleName))
                .filteredOn(name -> !name.equals("package-info"))
                .isNotEmpty()
                .doesNotHaveDuplicates();
    }

    @ArchTest
    static void nothingTakesTooManyParameters(JavaClasses all) {
        assertThat(all.stream().flatMap(each -> each.getCodeUnits().stream()))
                .filteredOn(unit -> unit.getRawParameterTypes().size() > MOST_PARAMETERS)
                .as("methods and constructors of more than %d parameters", MOST_PARAMETERS)
                .isEmpty();
    }

    /** Spotless puts the first line of a member and its closing brace at the same column, so the sources can be counted. */
    @Test
    void noMethodIsTooLong() throws IOException {
        List<String> tooLong = new ArrayList<>();
        for (Path file : sources()) {
            List<String> lines = Files.readAllLines(file);
            for (String indent : List.of("    ", "        ")) {
                int start = 0;
                for (int i = 0; i < lines.size(); i++) {
                    String line = lines.get(i);
                    boolean isMember = line.startsWith(indent) && !line.startsWith(indent + " ");
                    if (isMember && !line.equals(indent + "}")) {
                        start = i;
                    } else if (isMember && !TYPE.matcher(lines.get(start)).find() && i - start >= MOST_LINES) {
                        tooLong.add(file.getFileName() + ":" + (start + 1));
                    }
                }
            }
        }
        assertThat(tooLong).as("methods of more than %d lines", MOST_LINES).isEmpty();
    }

    private static List<Path> sources() throws IOException {
        try (Stream<Path> all = Files.walk(Path.of("src/main/java"))) {
            List<Path> sources =
                    all.filter(file -> file.toString().endsWith(".java")).toList();
            assertThat(sources).isNotEmpty();
            return sources;
        }
    }
}
