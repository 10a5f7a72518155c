package io.github.gradientharness.report.formats;

import io.github.gradientharness.settings.NearestName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import org.apiguardian.api.API;

/** Finds the formats of reports by the names that the setting {@code gradient.formats} takes. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class ReportFormats {

    /** What the setting is where nobody set it. */
    public static final String DEFAULT = "html,json";

    /** The page that people read. */
    public static final String HTML = "html";

    private ReportFormats() {}

    /** All formats that {@link ServiceLoader} finds, those of the harness first. Of two with the same name, the first one. */
    public static List<ReportFormat> all() {
        return List.copyOf(byId().values());
    }

    private static Map<String, ReportFormat> byId() {
        Map<String, ReportFormat> formats = new LinkedHashMap<>();
        ClassLoader loader = ReportFormats.class.getClassLoader();
        List<ReportFormat> ours = new ArrayList<>();
        List<ReportFormat> others = new ArrayList<>();
        for (ReportFormat format : ServiceLoader.load(ReportFormat.class, loader)) {
            (isOurs(format) ? ours : others).add(format);
        }
        ours.forEach(format -> formats.putIfAbsent(format.id(), format));
        others.forEach(format -> formats.putIfAbsent(format.id(), format));
        return formats;
    }

    /** What stands first on a class path is no matter of ours. */
    private static boolean isOurs(ReportFormat format) {
        return format.getClass()
                .getPackageName()
                .startsWith(ReportFormats.class.getPackageName().replace(".formats", ""));
    }

    /**
     * Reads names that are separated by commas, in whatever case.
     *
     * @return the formats, each once, in the order in which they are written
     * @throws IllegalArgumentException if a name is unknown or there is none, with the names there are
     */
    public static List<ReportFormat> parse(String text) {
        Map<String, ReportFormat> known = byId();
        Set<String> chosen = new LinkedHashSet<>();
        for (String name : text.split(",")) {
            String id = name.strip().toLowerCase(Locale.ROOT);
            if (!id.isEmpty() && !known.containsKey(id)) {
                throw new IllegalArgumentException("There is no format '" + name.strip() + "'. The formats are: "
                        + String.join(", ", known.keySet()) + "." + meant(id, known.keySet()));
            }
            chosen.add(id);
        }
        List<ReportFormat> formats = known.values().stream()
                .filter(format -> chosen.contains(format.id()))
                .toList();
        if (formats.isEmpty()) {
            throw new IllegalArgumentException(
                    "No format is named. The formats are: " + String.join(", ", known.keySet()) + ".");
        }
        return formats;
    }

    /** Names of a few letters resemble each other by chance, unless they begin alike. */
    private static String meant(String id, Set<String> known) {
        String nearest = NearestName.of(id, known);
        return nearest.charAt(0) == id.charAt(0) ? " Did you mean '" + nearest + "'?" : "";
    }
}
