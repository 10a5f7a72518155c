package io.github.gradientharness.baseline;

import java.util.Comparator;
import org.apiguardian.api.API;

/**
 * Which training, the same from run to run.
 *
 * @param suite the test class
 * @param test the test method; of a test over seeds without the seed
 * @param number from 1; which one, where a test trains several models
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record TrainingKey(String suite, String test, int number) implements Comparable<TrainingKey> {

    private static final Comparator<TrainingKey> ORDER = Comparator.comparing(TrainingKey::suite)
            .thenComparing(TrainingKey::test)
            .thenComparingInt(TrainingKey::number);

    /** By test class, test and number. */
    @Override
    public int compareTo(TrainingKey other) {
        return ORDER.compare(this, other);
    }

    /** Test class and test, and which of its trainings where it is not the first. */
    @Override
    public String toString() {
        return suite + " > " + test + (number == 1 ? "" : " (training " + number + ")");
    }
}
