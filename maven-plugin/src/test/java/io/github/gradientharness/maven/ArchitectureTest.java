package io.github.gradientharness.maven;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.github.gradientharness.gate.Objection;
import io.github.gradientharness.gate.Reaction;
import org.apache.maven.plugin.Mojo;

/** What the plugin may lean on: it judges recordings and never trains. */
@AnalyzeClasses(packages = "io.github.gradientharness.maven", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

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

    /** Maven makes goals, and the elements of their configuration, from outside. */
    @ArchTest
    static final ArchRule ONLY_WHAT_MAVEN_MAKES_IS_PUBLIC = classes()
            .that()
            .arePublic()
            .should()
            .beAssignableTo(Mojo.class)
            .orShould()
            .haveSimpleNameEndingWith("Configuration");
}
