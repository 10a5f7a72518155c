package io.github.gradientharness.verdict;

import io.github.gradientharness.recording.Ending;
import io.github.gradientharness.recording.Recording;
import java.util.ArrayList;
import java.util.List;
import org.apiguardian.api.API;

/** Why nothing can be said of a training, and what to do about it. It never counts as healthy. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class InconclusiveText {

    private static final List<String> NO_ITERATION = List.of(
            "call fit() on the very object that recorder.attach(model) returns, not on a clone or a copy",
            "call addListeners(...) in place of setListeners(...): that one removes the recorder",
            "look whether the data is empty: does the iterator need a reset()?");

    private InconclusiveText() {}

    /** The first line of the message, without the verdict. */
    static String cause(Diagnosis diagnosis) {
        if (sawNothing(diagnosis.recording())) {
            return "the recorder was attached, but saw no training iteration";
        }
        return diagnosis.inconclusiveBecause().isEmpty()
                ? "a rule had nothing to look at, so nothing vouches for the gradients"
                : "the recording is not whole, so nothing vouches for the gradients";
    }

    static List<String> lines(Diagnosis diagnosis) {
        Recording recording = diagnosis.recording();
        if (sawNothing(recording)) {
            return whatToDo(NO_ITERATION);
        }
        List<String> lines = new ArrayList<>();
        diagnosis.inconclusiveReasons().forEach(reason -> lines.addAll(ShownText.wrapped(reason)));
        lines.addAll(FindingDetails.section("What was recorded", seen(recording), ""));
        return lines;
    }

    private static boolean sawNothing(Recording recording) {
        return recording.windows().isEmpty() && problem(recording).isEmpty();
    }

    private static String problem(Recording recording) {
        Ending ending = recording.ending();
        return ending == null ? "" : ending.problem();
    }

    private static List<String> seen(Recording recording) {
        List<String> seen = new ArrayList<>();
        seen.add(recording.iterations() + " iterations, " + recording.lastEpoch() + " epochs, "
                + recording.header().model().layersWithKernel().size() + " layers with a kernel");
        seen.addAll(recording.notes());
        return seen;
    }

    /**
     * What to say where no training was recorded at all.
     *
     * @param place the test, or the class and how many tests of it ran
     */
    public static String nothingRecorded(String place) {
        List<String> lines = new ArrayList<>(
                List.of("INCONCLUSIVE: no training was recorded", "in " + ShownText.printable(place), ""));
        lines.addAll(whatToDo(List.of(
                "attach the recorder: take a GradientRecorder as a parameter of the test and call"
                        + " recorder.attach(model) before model.fit(...)",
                "or mark the model's field with @Watched",
                "or, if nothing is trained here on purpose, take @HealthyGradients away")));
        return String.join("\n", lines);
    }

    private static List<String> whatToDo(List<String> steps) {
        List<String> lines = new ArrayList<>(List.of("What to do, most likely first"));
        for (int i = 0; i < steps.size(); i++) {
            lines.addAll(ShownText.wrapped("  " + (i + 1) + ". ", "     ", steps.get(i)));
        }
        return lines;
    }
}
