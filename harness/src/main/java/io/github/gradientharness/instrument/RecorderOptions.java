package io.github.gradientharness.instrument;

import io.github.gradientharness.instrument.Preset.Plan;
import io.github.gradientharness.recording.Declaration;
import io.github.gradientharness.recording.Origin;
import io.github.gradientharness.recording.SeedGroup;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * What a recorder needs to know of the test it serves.
 *
 * @param runId the same for all recordings of one test run
 * @param suite the test class
 * @param test the test method
 * @param displayName the test's display name
 * @param declaration how the test wants to be judged
 * @param windowing how finely to divide over time
 * @param preset what to measure when
 * @param schedule when to measure activations, their gradients, what is said about units and samples, and distributions;
 *     null leaves it to the preset
 * @param sanityChecks what to check a copy of the model for on the first minibatch
 * @param nextFile gives the file of the next recording when its first line is about to be written; may throw an
 *     {@link java.io.UncheckedIOException}, which becomes the recording's problem; null keeps recordings in memory only
 * @param seedGroup the group of recordings with other seeds to which this one belongs; null where there is none
 * @param origin which test of which process records; null leaves it out
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record RecorderOptions(
        String runId,
        String suite,
        String test,
        String displayName,
        Declaration declaration,
        Windowing windowing,
        Preset preset,
        @Nullable Schedule schedule,
        SanityChecks sanityChecks,
        @Nullable Supplier<Path> nextFile,
        @Nullable SeedGroup seedGroup,
        @Nullable Origin origin) {

    /** What a copy of the model is checked for on the first minibatch, before the model itself is trained on it. */
    public enum SanityChecks {
        /** Nothing. */
        OFF,
        /** What forward passes tell: the initial loss, and what the output depends on. */
        CHEAP,
        /** Also what becomes of a copy that is trained on this minibatch 50 times. */
        ALL
    }

    /** The same with the preset's own schedule, of a test that does not run over seeds. */
    public RecorderOptions(
            String runId,
            String suite,
            String test,
            String displayName,
            Declaration declaration,
            Windowing windowing,
            Preset preset,
            @Nullable Supplier<Path> nextFile) {
        this(
                runId,
                suite,
                test,
                displayName,
                declaration,
                windowing,
                preset,
                null,
                SanityChecks.OFF,
                nextFile,
                null,
                null);
    }

    /** The same with the standard preset. */
    public RecorderOptions(
            String runId,
            String suite,
            String test,
            String displayName,
            Declaration declaration,
            Windowing windowing,
            @Nullable Supplier<Path> nextFile) {
        this(runId, suite, test, displayName, declaration, windowing, Preset.STANDARD, nextFile);
    }

    /** Keeps recordings in memory: for use outside a test, under the given name. */
    public static RecorderOptions inMemory(String name) {
        return new RecorderOptions("", "", name, name, Declaration.NONE, Windowing.EPOCH, null);
    }

    /** The same with another division over time. */
    public RecorderOptions with(Windowing other) {
        return changed(draft -> draft.windowing = other);
    }

    /** The same with another preset. */
    public RecorderOptions with(Preset other) {
        return changed(draft -> draft.preset = other);
    }

    /** The same with another schedule of what costs more; unused where windows are single iterations. */
    public RecorderOptions with(Schedule other) {
        return changed(draft -> draft.schedule = other);
    }

    /** The same with other checks of the first minibatch. */
    public RecorderOptions with(SanityChecks other) {
        return changed(draft -> draft.sanityChecks = other);
    }

    /** The same as one of a group of recordings that differ in their seed. */
    public RecorderOptions with(@Nullable SeedGroup group) {
        return changed(draft -> draft.seedGroup = group);
    }

    /** The same of a test that is told apart from all others. */
    public RecorderOptions with(Origin other) {
        return changed(draft -> draft.origin = other);
    }

    private RecorderOptions changed(Consumer<Draft> change) {
        Draft draft = new Draft(this);
        change.accept(draft);
        return new RecorderOptions(
                runId,
                suite,
                test,
                displayName,
                declaration,
                draft.windowing,
                draft.preset,
                draft.schedule,
                draft.sanityChecks,
                nextFile,
                draft.seedGroup,
                draft.origin);
    }

    /** What can be changed. */
    private static final class Draft {

        private Windowing windowing;
        private Preset preset;
        private @Nullable Schedule schedule;
        private SanityChecks sanityChecks;
        private @Nullable SeedGroup seedGroup;
        private @Nullable Origin origin;

        Draft(RecorderOptions options) {
            windowing = options.windowing;
            preset = options.preset;
            schedule = options.schedule;
            sanityChecks = options.sanityChecks;
            seedGroup = options.seedGroup;
            origin = options.origin;
        }
    }

    /** When what is measured of a model with so many parameters. */
    Plan plan(long parameters) {
        Plan ofPreset = preset.plan(parameters);
        return schedule == null ? ofPreset : new Plan(ofPreset.numbers(), schedule);
    }
}
