package io.github.gradientharness.report.text;

import io.github.gradientharness.text.ShownText;
import java.util.ArrayList;
import java.util.List;
import org.apiguardian.api.API;

/**
 * Why a test that was to be recorded recorded nothing, and what to do about it.
 *
 * @param cause what the test did or left out, as a clause
 * @param steps what to do, most likely first
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record NothingRecorded(String cause, List<String> steps) {

    private static final String ATTACH = "call recorder.attach(model) before model.fit(...)";
    private static final String INITIALIZE = "give the field a model in its initializer or in @BeforeEach";
    private static final String ON_PURPOSE =
            "if this test trains nothing on purpose, write @HealthyGradients(mayRecordNothing = true)";

    /** Copies the steps. */
    public NothingRecorded {
        steps = List.copyOf(steps);
    }

    /** The test has the recorder as a parameter and never used it. */
    public static NothingRecorded neverAttached() {
        return new NothingRecorded(
                "the test took a GradientRecorder, but attached no model to it",
                List.of(
                        ATTACH + ", with the very model that is trained",
                        "if the training loop is written by hand, call recorder.record(...) and"
                                + " recorder.endIteration(loss) in it",
                        ON_PURPOSE));
    }

    /** The test itself carries the annotation, and has neither the recorder nor a watched field. */
    public static NothingRecorded neverAsked() {
        return new NothingRecorded(
                "the test has neither a GradientRecorder nor a @Watched field",
                List.of(
                        "take a GradientRecorder as a parameter of the test and " + ATTACH,
                        "or mark the model's field with @Watched",
                        "if this test trains nothing on purpose, take @HealthyGradients away from it"));
    }

    /**
     * The test was to be recorded, and trained nothing that the agent could see.
     *
     * @param isOnTest whether the test itself carries the annotation, and not its class
     */
    public static NothingRecorded trainedNothing(boolean isOnTest) {
        String byHand = "if the training loop is written by hand, call recorder.record(...) and"
                + " recorder.endIteration(loss) of a GradientRecorder in the loop";
        return new NothingRecorded(
                "the test trained no network by fit(...) while it ran",
                isOnTest
                        ? List.of(
                                "if it uses a network that the class trains in @BeforeAll, put @HealthyGradients on the"
                                        + " class and not on this test",
                                byHand,
                                "if this test trains nothing on purpose, take @HealthyGradients away from it")
                        : List.of(
                                "if this test trains nothing on purpose, take the parameter GradientRecorder away from"
                                        + " it, or write @HealthyGradients(mayRecordNothing = true)",
                                byHand));
    }

    /** The class carries the annotation, and a test of it trained a network without a recorder or a watched field. */
    public static NothingRecorded trainedUnasked(long passes) {
        return new NothingRecorded(
                "the test trained a DL4J network for " + passes + (passes == 1 ? " iteration" : " iterations")
                        + ", and has neither a GradientRecorder nor a @Watched field",
                List.of(
                        "take a GradientRecorder as a parameter of the test and " + ATTACH,
                        "or mark the model's field with @Watched",
                        "if its gradients do not matter, move the test to a class without @HealthyGradients, or write"
                                + " @HealthyGradients(mayRecordNothing = true)"));
    }

    /** A watched field is null when the test ends. */
    public static NothingRecorded fieldIsNull(String field) {
        return new NothingRecorded(
                "the @Watched field '" + field + "' is null, so no model was attached",
                List.of(
                        INITIALIZE + ": it is attached when the test begins",
                        "if the test trains a model of its own, take a GradientRecorder as a parameter and " + ATTACH,
                        "if this test trains nothing on purpose, take @Watched away, or write"
                                + " @HealthyGradients(mayRecordNothing = true)"));
    }

    /** A watched field got its model too late. */
    public static NothingRecorded fieldWasSetLate(String field) {
        return new NothingRecorded(
                "the @Watched field '" + field + "' was null when the test began, and the model that it got later was"
                        + " not attached",
                List.of(INITIALIZE, "or take a GradientRecorder as a parameter of the test and " + ATTACH, ON_PURPOSE));
    }

    /** No test of a class recorded anything. */
    public static NothingRecorded inClass(int tests) {
        return new NothingRecorded(
                (tests == 1 ? "the only test that ran" : "each of the " + tests + " tests that ran")
                        + " asked for no recorder",
                List.of(
                        "in a test that trains, take a GradientRecorder as a parameter and " + ATTACH,
                        "or mark the model's field with @Watched",
                        "if no test of this class trains anything, take @HealthyGradients away from it"));
    }

    /** The cause and the likeliest step in prose, for the recording that gate and report read. */
    public String problem() {
        return "No training was recorded: " + cause + ". " + sentence(steps.get(0));
    }

    private static String sentence(String clause) {
        return Character.toUpperCase(clause.charAt(0)) + clause.substring(1) + ".";
    }

    /**
     * The same as the message of a failure.
     *
     * @param place the test or the class
     */
    public String message(String place) {
        List<String> lines = new ArrayList<>(
                List.of("INCONCLUSIVE: no training was recorded", "in " + ShownText.printable(place), ""));
        lines.addAll(ShownText.wrapped(sentence(cause)));
        lines.add("");
        lines.addAll(InconclusiveText.whatToDo(steps));
        return String.join("\n", lines);
    }
}
