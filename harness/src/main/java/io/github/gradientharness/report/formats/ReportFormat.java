package io.github.gradientharness.report.formats;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.apiguardian.api.API;

/** The formats in which a report is written, by the names that the setting {@code gradient.formats} takes. */
@API(status = API.Status.INTERNAL, since = "0.1")
public enum ReportFormat {
    /** The page that people read. */
    HTML,
    /** {@code summary.json}, the contract for pipelines. */
    JSON,
    /** Verdict, findings and profiles for a pull request. */
    MARKDOWN,
    /** Every statistic as a table. */
    CSV,
    /** A folder for {@code tensorboard --logdir}. */
    TENSORBOARD,
    /** Findings for code scanning. */
    SARIF,
    /** Recordings as test cases for build servers. */
    JUNIT;

    /** What the setting is where nobody set it. */
    public static final String DEFAULT = "html,json";

    /**
     * Reads names that are separated by commas, in whatever case.
     *
     * @return the formats, in the order in which they are written
     * @throws IllegalArgumentException if a name is unknown or there is none, with the names there are
     */
    public static Set<ReportFormat> parse(String text) {
        EnumSet<ReportFormat> formats = EnumSet.noneOf(ReportFormat.class);
        for (String name : text.split(",")) {
            if (!name.isBlank()) {
                formats.add(ofName(name.strip()));
            }
        }
        if (formats.isEmpty()) {
            throw new IllegalArgumentException("No format is named. The formats are: " + names() + ".");
        }
        return Collections.unmodifiableSet(formats);
    }

    private static ReportFormat ofName(String name) {
        return Arrays.stream(values())
                .filter(format -> format.name().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "There is no format '" + name + "'. The formats are: " + names() + "."));
    }

    private static String names() {
        return Arrays.stream(values())
                .map(format -> format.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
    }
}
