package io.github.gradientharness.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.github.gradientharness.gate.Objection;
import io.github.gradientharness.gate.Reaction;
import org.apiguardian.api.API;

/** The walls of the house: instrument, recording, rules, verdict and report know only what the design lets them. */
@AnalyzeClasses(packages = "io.github.gradientharness", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String ROOT = "io.github.gradientharness.";

    private static final String[] LANGUAGE = {"java..", "org.jspecify..", "org.apiguardian.."};

    @ArchTest
    static final ArchRule statsKnowsTheJdkOnly = onlyDependsOn("stats");

    @ArchTest
    static final ArchRule textKnowsStats = onlyDependsOn("text", ROOT + "stats..");

    @ArchTest
    static final ArchRule settingsKnowsTheJdkOnly = onlyDependsOn("settings");

    @ArchTest
    static final ArchRule recordingKnowsStatsAndNoJson = classes()
            .that()
            .resideInAPackage(ROOT + "recording")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(with(ROOT + "recording", ROOT + "stats.."));

    @ArchTest
    static final ArchRule filesOfRecordingsKnowJson = onlyDependsOn(
            "recording.file", ROOT + "recording", ROOT + "stats..", ROOT + "json..", "com.fasterxml.jackson.core..");

    @ArchTest
    static final ArchRule jsonKnowsTheStreamingParser = onlyDependsOn("json", "com.fasterxml.jackson.core..");

    @ArchTest
    static final ArchRule verdictKnowsRecording =
            onlyDependsOn("verdict", ROOT + "recording..", ROOT + "stats..", ROOT + "text..");

    @ArchTest
    static final ArchRule rulesKnowStatsRecordingAndVerdict = onlyDependsOn(
            "rules", ROOT + "stats..", ROOT + "text..", ROOT + "recording..", ROOT + "verdict..", ROOT + "settings..");

    @ArchTest
    static final ArchRule whatRulesLookAtKnowsNoRule = onlyDependsOn(
            "rules.evidence", ROOT + "stats..", ROOT + "text..", ROOT + "recording..", ROOT + "verdict..");

    @ArchTest
    static final ArchRule baselineKnowsRulesAndVerdict = onlyDependsOn(
            "baseline",
            ROOT + "stats..",
            ROOT + "text..",
            ROOT + "recording..",
            ROOT + "verdict..",
            ROOT + "rules..",
            ROOT + "json..");

    /** What a build objects to is worked out in one room; everybody else prints it. */
    @ArchTest
    static final ArchRule onlyTheGateObjects = noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + "gate")
            .should()
            .callConstructor(
                    Objection.class,
                    Objection.Kind.class,
                    Reaction.class,
                    String.class,
                    String.class,
                    String.class,
                    String.class);

    @ArchTest
    static final ArchRule gateKnowsRulesVerdictBaselineAndSettings = onlyDependsOn(
            "gate",
            ROOT + "text..",
            ROOT + "report.text..",
            ROOT + "stats..",
            ROOT + "recording..",
            ROOT + "verdict..",
            ROOT + "rules..",
            ROOT + "baseline..",
            ROOT + "settings..");

    @ArchTest
    static final ArchRule reportKnowsGateRecordingAndVerdict = onlyDependsOn(
            "report",
            ROOT + "text..",
            ROOT + "settings..",
            ROOT + "gate..",
            ROOT + "remedies..",
            ROOT + "stats..",
            ROOT + "recording..",
            ROOT + "verdict..",
            ROOT + "json..",
            "gg.jte..",
            "javax.xml.stream..");

    /** A chart is told numbers and names. It can draw anything, because it knows nothing of what they are. */
    @ArchTest
    static final ArchRule chartsKnowNumbersOnly =
            onlyDependsOn("report.chart", ROOT + "text..", ROOT + "stats..", ROOT + "json..", ROOT + "report.view..");

    @ArchTest
    static final ArchRule seriesKnowRecordingsAndNoChart =
            onlyDependsOn("report.series", ROOT + "recording", ROOT + "stats..", ROOT + "verdict..");

    @ArchTest
    static final ArchRule figuresKnowChartsAndNoPage = noClasses()
            .that()
            .resideInAPackage(ROOT + "report.figure..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(ROOT + "report.html..", ROOT + "report.templates..");

    @ArchTest
    static final ArchRule onlyPagesKnowFiguresAndCharts = noClasses()
            .that()
            .resideOutsideOfPackages(ROOT + "report.html..", ROOT + "report.figure..", ROOT + "report.chart..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(ROOT + "report.figure..", ROOT + "report.chart..");

    /** What a message says is not a matter of how pages and files look. */
    @ArchTest
    static final ArchRule messagesKnowFindingsOnly =
            onlyDependsOn("report.text", ROOT + "text..", ROOT + "recording..", ROOT + "stats..", ROOT + "verdict..");

    @ArchTest
    static final ArchRule assertjKnowsNoFramework = onlyDependsOn(
            "assertj",
            ROOT + "text..",
            ROOT + "report.text..",
            ROOT + "stats..",
            ROOT + "recording..",
            ROOT + "verdict..",
            ROOT + "rules..",
            ROOT + "instrument",
            ROOT + "inspection",
            "org.assertj..",
            "org.opentest4j..");

    @ArchTest
    static final ArchRule inspectionKnowsNoFramework = onlyDependsOn(
            "inspection",
            ROOT + "report.text..",
            ROOT + "recording..",
            ROOT + "verdict..",
            ROOT + "rules..",
            ROOT + "instrument");

    @ArchTest
    static final ArchRule seedsKnowNoFramework = onlyDependsOn(
            "seeds",
            ROOT + "text..",
            ROOT + "report.text..",
            ROOT + "stats..",
            ROOT + "recording..",
            ROOT + "verdict..",
            ROOT + "rules..",
            ROOT + "settings..",
            ROOT + "instrument");

    @ArchTest
    static final ArchRule remediesKnowNoFramework = onlyDependsOn(
            "remedies",
            ROOT + "stats..",
            ROOT + "recording",
            ROOT + "text..",
            ROOT + "json..",
            ROOT + "instrument.rebuild..");

    @ArchTest
    static final ArchRule whatRebuildsModelsKnowsTheJdkOnly = onlyDependsOn("instrument.rebuild");

    @ArchTest
    static final ArchRule instrumentKnowsStatsRecordingAndSettings = classes()
            .that()
            .resideInAPackage(ROOT + "instrument")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(with(ROOT + "instrument", ROOT + "stats..", ROOT + "recording..", ROOT + "settings.."));

    /** The agent is loaded into every JVM that runs tests, so it brings along as little as can be. */
    @ArchTest
    static final ArchRule theAgentKnowsTheJdkAndWhatChangesClasses = onlyDependsOn("agent", "org.objectweb.asm..");

    @ArchTest
    static final ArchRule onlyTheAgentChangesClasses = noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + "agent..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.objectweb.asm..", "java.lang.instrument..");

    @ArchTest
    static final ArchRule onlyJsonAndFilesOfRecordingsKnowTheParser = noClasses()
            .that()
            .resideOutsideOfPackages(ROOT + "json..", ROOT + "recording.file..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.fasterxml..");

    @ArchTest
    static final ArchRule onlyAdaptersKnowFrameworks = noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + "instrument.*..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.nd4j..", "org.deeplearning4j..", "org.bytedeco..");

    @ArchTest
    static final ArchRule onlyItsAdapterKnowsDeepJavaLibrary = noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + "instrument.djl..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("ai.djl..");

    @ArchTest
    static final ArchRule theAdapterOfDeepJavaLibraryKnowsNoOtherFramework = noClasses()
            .that()
            .resideInAPackage(ROOT + "instrument.djl..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.nd4j..", "org.deeplearning4j..", "org.bytedeco..");

    @ArchTest
    static final ArchRule onlyItsAdapterKnowsSpark = noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + "instrument.spark..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.spark..", "org.deeplearning4j.spark..", "scala..");

    @ArchTest
    static final ArchRule onlyTheJunitPackageKnowsJunit = noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + "junit..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.junit..");

    /** AssertJ's own errors extend those of opentest4j, and so do the ones that replace them. */
    @ArchTest
    static final ArchRule onlyWhatFailsTestsKnowsOpentest4j = noClasses()
            .that()
            .resideOutsideOfPackages(ROOT + "junit..", ROOT + "assertj..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.opentest4j..");

    @ArchTest
    static final ArchRule nothingGoesRoundInCircles =
            slices().matching(ROOT + "(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule thereIsNoRoomForOddsAndEnds =
            noClasses().should().resideInAnyPackage("..util..", "..utils..", "..common..", "..core..", "..helper..");

    @ArchTest
    static final ArchRule noFieldOfAClassIsMutable =
            fields().that().areStatic().should().beFinal();

    @ArchTest
    static final ArchRule theExtensionIsNobodysBusiness =
            classes().that().haveSimpleNameEndingWith("Extension").should().notHaveModifier(JavaModifier.PUBLIC);

    @ArchTest
    static final ArchRule whatIsPublicSaysHowLongItStays = classes()
            .that()
            .arePublic()
            .and()
            .areTopLevelClasses()
            .and()
            .resideOutsideOfPackages(ROOT + "report.view", ROOT + "report.templates")
            .should()
            .beAnnotatedWith(API.class);

    private static ArchRule onlyDependsOn(String room, String... others) {
        String[] allowed = new String[others.length + 1];
        allowed[0] = ROOT + room + "..";
        System.arraycopy(others, 0, allowed, 1, others.length);
        return classes()
                .that()
                .resideInAPackage(ROOT + room + "..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(with(allowed));
    }

    private static String[] with(String... packages) {
        String[] all = new String[packages.length + LANGUAGE.length];
        System.arraycopy(LANGUAGE, 0, all, 0, LANGUAGE.length);
        System.arraycopy(packages, 0, all, LANGUAGE.length, packages.length);
        return all;
    }
}
