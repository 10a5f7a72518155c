package io.github.gradientharness.maven;

import io.github.gradientharness.maven.console.FailedTests;
import io.github.gradientharness.maven.recordings.JudgedFolder;
import io.github.gradientharness.maven.recordings.RecordingsJudge;
import io.github.gradientharness.maven.settings.AgentOptions;
import io.github.gradientharness.maven.settings.ChosenTests;
import io.github.gradientharness.settings.SettingNames;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Has the networks that tests train recorded, without a change of any test: the JVMs of Surefire and Failsafe start with the
 * harness's agent, in modules that have DL4J or ND4J. Makes sure that there is a report whatever ends the build, and that tests
 * judge as the gate does: it hands the POM's limits, rules, rule sets and accepted findings on to them. Removes the report of an earlier build, and writes this one's
 * when the build ends without having reached {@code gradient:check}, because a test failed or for another reason. The
 * console and GitHub are told what {@code gradient:check} would tell them. Runs no test, and fails no build.
 */
@Mojo(name = "prepare", defaultPhase = LifecyclePhase.INITIALIZE, threadSafe = true)
public final class PrepareMojo extends CheckMojo {

    /**
     * Test classes without an annotation of the harness that are not recorded, separated by commas: full names or names without
     * the package, in which {@code *} stands for any text and {@code ?} for any character.
     */
    @Parameter(property = SettingNames.RECORD_EXCLUDES)
    private @Nullable String recordExcludes;

    /**
     * Whether the tests try remedies on what was sick, by running it again many times when all of them have run: {@code try} or
     * {@code off}. Never unless asked.
     */
    @Parameter(property = SettingNames.REMEDIES)
    private @Nullable String remedies;

    /** How often one sick test is run for that at most; 200 unless set. */
    @Parameter(property = SettingNames.REMEDIES_TRAININGS)
    private @Nullable String remediesTrainings;

    /** After how many minutes no further training begins, over all sick tests of a JVM; 60 unless set. */
    @Parameter(property = SettingNames.REMEDIES_MINUTES)
    private @Nullable String remediesMinutes;

    @Override
    boolean isJudging() {
        return false;
    }

    @Override
    boolean isBeforeTests() {
        return true;
    }

    @Override
    void run(RecordingsJudge judge) throws MojoExecutionException {
        requireValidGate();
        handOverToTests();
        if (!AskedPhases.mayReachTests(goal().session().getGoals())) {
            getLog().debug("Nothing to prepare: this build runs no test.");
            return;
        }
        earlierReport().remove();
        AgentOptions options = new AgentOptions(recorded(), recordExcludes, handedOn());
        options.text(goal().onCommandLine()).ifPresent(text -> goal().reactor().recordTests(goal().project(), text));
        try {
            goal().reactor().prepare(goal().project(), this::finish);
        } catch (IOException exception) {
            throw new MojoExecutionException(
                    "Can't remove the gradient report over all modules of an earlier build: " + exception, exception);
        }
    }

    private Map<String, String> handedOn() {
        Map<String, String> settings = new TreeMap<>();
        put(settings, SettingNames.REMEDIES, remedies);
        put(settings, SettingNames.REMEDIES_TRAININGS, remediesTrainings);
        put(settings, SettingNames.REMEDIES_MINUTES, remediesMinutes);
        return settings;
    }

    private static void put(Map<String, String> settings, String name, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            settings.put(name, value.strip());
        }
    }

    private void finish() {
        try {
            if (goal().staleRecordings().isAnyOfThisBuild(files())) {
                write(judgeAfterTests());
            } else {
                sayWhyThereIsNone();
            }
        } catch (MojoFailureException breach) {
            getLog().debug("The gate has said what is wrong; the build has failed before.", breach);
        } catch (MojoExecutionException | RuntimeException exception) {
            getLog().error(String.valueOf(exception.getMessage()));
            getLog().debug(exception);
            if (!isGitHubTold()) {
                new PullRequest(goal(), getLog()).tellOfFailure(exception);
            }
        }
    }

    private void write(RecordingsJudge judge) throws MojoExecutionException, MojoFailureException {
        takePart(judge);
        boolean isGated = goal().reactor().isBound(goal().project(), "check");
        JudgedFolder folder = report().isWritten()
                ? judge.judge(files())
                : (isGated ? report().unannounced() : report()).write(judge, files());
        FailedTests.among(folder.recordings()).forEach(line -> line.log(getLog()));
        if (isGated) {
            judgeBuild(judge);
        }
    }

    /** That nothing was recorded is no gap in the report over all modules where it is as it should be. */
    private void sayWhyThereIsNone() throws MojoExecutionException {
        List<String> chosen = ChosenTests.typed(goal().onCommandLine());
        if (!notRecorded().isHarnessUsed()) {
            goal().reactor().skip(goal().project(), "no test uses the harness");
        } else if (!chosen.isEmpty()) {
            goal().reactor().skip(goal().project(), "recorded nothing with " + String.join(", ", chosen));
        }
        getLog().debug("No gradient report of " + goal().project().getArtifactId()
                + ": this build recorded nothing in it.");
    }

    @Override
    void sayThatItIsSkipped(String line) {
        getLog().debug(line);
    }

    /** At the end of a build, a breach is said as loudly as the build ended. */
    @Override
    boolean canFail() {
        return goal().session().getResult().hasExceptions();
    }

    /** What it throws, it catches itself. */
    @Override
    boolean isFailureShown() {
        return false;
    }

    @Override
    boolean namesPageItself() {
        return goal().reactor().isBound(goal().project(), "check");
    }

    @Override
    Optional<String> whyTheBuildGoesOn() {
        return canFail()
                ? Optional.empty()
                : Optional.of("The build goes on: it ended before gradient:check, which runs in 'mvn verify'.");
    }
}
