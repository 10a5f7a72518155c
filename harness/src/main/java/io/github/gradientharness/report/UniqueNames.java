package io.github.gradientharness.report;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.apiguardian.api.API;

/** Tells apart names that would be the same, also where upper and lower case are. Not thread-safe. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class UniqueNames {

    private final Set<String> taken = new HashSet<>();

    /** Nothing is taken yet. */
    public UniqueNames() {}

    /** The name, followed by a number if it was given before. */
    public String of(String name) {
        String candidate = name;
        for (int n = 2; !taken.add(candidate.toLowerCase(Locale.ROOT)); n++) {
            candidate = name + "-" + n;
        }
        return candidate;
    }
}
