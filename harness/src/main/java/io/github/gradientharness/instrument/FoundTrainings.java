package io.github.gradientharness.instrument;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The trainings of a recorder whose models no test attached. Not thread-safe. */
final class FoundTrainings {

    /** Each keeps its model in memory until the test ends. */
    private static final int MOST = 50;

    private static final int MOST_NAMED = 10;

    private final List<TrainingRecording> found = new ArrayList<>();
    private boolean lacksRoom;

    TrainingRecording add(TrainingRecording training) {
        found.add(training);
        return training;
    }

    boolean isEmpty() {
        return found.isEmpty();
    }

    /** Whether another model may be found: the test has attached none itself, and a bounded number is kept in memory. */
    boolean isRoomIn(List<TrainingRecording> trainings) {
        if (trainings.size() > found.size()) {
            return false;
        }
        if (found.size() == MOST) {
            lacksRoom = true;
            return false;
        }
        return true;
    }

    /** All trainings but those that were found and never trained. */
    Stream<TrainingRecording> trained(List<TrainingRecording> trainings) {
        List<TrainingRecording> untrained = untrained();
        return trainings.stream().filter(training -> !untrained.contains(training));
    }

    private List<TrainingRecording> untrained() {
        return found.stream().filter(training -> !training.hasAnythingToSay()).toList();
    }

    /** Forgets what was not trained, and says what had no room. */
    void end() {
        untrained().forEach(TrainingRecording::drop);
        if (lacksRoom) {
            found.get(0)
                    .note("This test trained more than " + MOST + " models that it had not attached. The recorder"
                            + " kept the first " + MOST + ". Attach those that matter: recorder.attach(model).");
        }
    }

    /** What to do where one recording is asked for and there are several. */
    static String several(List<TrainingRecording> trained) {
        String models = IntStream.range(0, Math.min(trained.size(), MOST_NAMED))
                .mapToObj(i ->
                        i + ": " + trained.get(i).recording().header().model().name())
                .collect(Collectors.joining("; "));
        return "This recorder has recordings of " + trained.size() + " models (" + models
                + (trained.size() > MOST_NAMED ? "; ..." : "")
                + "). Choose one with recorder.recordings().get(index), or assert on all of them:"
                + " assertThatRecordings(recorder.recordings()).";
    }
}
