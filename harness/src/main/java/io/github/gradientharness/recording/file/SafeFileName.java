package io.github.gradientharness.recording.file;

import java.util.Locale;
import java.util.Set;
import org.apiguardian.api.API;

/** Turns what a user named into a file name. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class SafeFileName {

    private static final int LONGEST = 100;

    /** What Windows keeps for its devices, whatever the extension. */
    private static final Set<String> DEVICES = Set.of("con", "prn", "aux", "nul", "conin$", "conout$");

    private SafeFileName() {}

    /**
     * A single, harmless path element on every system, of at most 110 characters; what had to be changed is told apart by
     * a hash.
     */
    public static String of(String name) {
        String clean = name.replaceAll("[^A-Za-z0-9._$-]", "_")
                .replaceAll("^\\.+", "_")
                .replaceAll("\\.+$", "_");
        if (clean.isEmpty() || isDevice(clean)) {
            clean = "_" + clean;
        }
        if (clean.equals(name) && clean.length() <= LONGEST) {
            return clean;
        }
        String start = clean.substring(0, Math.min(clean.length(), LONGEST));
        return start + "-" + Integer.toHexString(name.hashCode());
    }

    private static boolean isDevice(String name) {
        String base = name.split("\\.", 2)[0].toLowerCase(Locale.ROOT);
        return DEVICES.contains(base) || base.matches("(com|lpt)\\d");
    }
}
