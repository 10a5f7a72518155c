package io.github.gradientharness.recording;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * What is known about a training before its first iteration.
 *
 * @param runId the same for all recordings of one test run
 * @param startedAt time of attachment, ISO 8601 in UTC
 * @param suite the test class
 * @param test the test method, with the invocation's number where there are several
 * @param displayName the test's display name
 * @param model the model
 * @param seed the model's random seed; where it is not known, that of a test that runs over seeds
 * @param environment versions of what the training ran on
 * @param declaration how the test wants to be judged
 * @param seedGroup the recordings of the same test with other seeds; null where the test does not run over seeds
 * @param origin which test of which process made it; null where that is not known
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Header(
        String runId,
        String startedAt,
        String suite,
        String test,
        String displayName,
        Model model,
        @Nullable Long seed,
        Map<String, String> environment,
        Declaration declaration,
        @Nullable SeedGroup seedGroup,
        @Nullable Origin origin) {

    /** Copies the environment, sorted. */
    public Header {
        environment = Collections.unmodifiableMap(new TreeMap<>(environment));
    }

    /** The header of a recording that does not say who made it. */
    public Header(
            String runId,
            String startedAt,
            String suite,
            String test,
            String displayName,
            Model model,
            @Nullable Long seed,
            Map<String, String> environment,
            Declaration declaration,
            @Nullable SeedGroup seedGroup) {
        this(runId, startedAt, suite, test, displayName, model, seed, environment, declaration, seedGroup, null);
    }

    /** The same of a test that does not run over seeds. */
    public Header(
            String runId,
            String startedAt,
            String suite,
            String test,
            String displayName,
            Model model,
            @Nullable Long seed,
            Map<String, String> environment,
            Declaration declaration) {
        this(runId, startedAt, suite, test, displayName, model, seed, environment, declaration, null);
    }

    /** The test's name, with the model's number for all but the first model that the test trains. */
    public String trainingName() {
        return modelNumber() == 1 ? test : test + ", model " + modelNumber();
    }

    /**
     * The test's name, in which the number of an invocation is replaced by what its display name says, as in {@code
     * learns[tanh]}. It stays the same when another invocation is put before it.
     */
    public String namedTest() {
        int invocation = test.endsWith("]") ? test.lastIndexOf('[') : -1;
        int number = displayName.startsWith("[") ? displayName.indexOf(']') : -1;
        String said = displayName.substring(number + 1).strip();
        return invocation < 0 || said.isEmpty() ? test : test.substring(0, invocation) + "[" + said + "]";
    }

    /** Which of the models that the test trains under one name, from 1. */
    public int modelNumber() {
        return origin == null ? 1 : Math.max(1, origin.model());
    }

    /** The same of another model, or of the same seen differently. */
    public Header withModel(Model other) {
        return new Header(
                runId, startedAt, suite, test, displayName, other, seed, environment, declaration, seedGroup, origin);
    }
}
