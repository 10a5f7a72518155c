package io.github.gradientharness.report.view;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Which training something belongs to, and where its details stand.
 *
 * @param suite the test class without its package
 * @param test the test method
 * @param displayName the test's display name; empty where it says nothing more
 * @param model the model's name and size
 * @param href link to the details; null where they were left out
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record PlaceView(
        String suite,
        String test,
        String displayName,
        String model,
        @Nullable String href) {

    private static final Pattern SEED = Pattern.compile("\\[seed -?\\d+]$");

    /** The test without the seed at its end. */
    public String unseeded() {
        return test.substring(0, test.length() - seed().length());
    }

    /** The seed at the end of the test's name, such as "[seed 7]"; empty where there is none. */
    public String seed() {
        Matcher seed = SEED.matcher(test);
        return seed.find() ? seed.group() : "";
    }
}
