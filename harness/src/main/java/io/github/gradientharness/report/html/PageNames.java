package io.github.gradientharness.report.html;

import io.github.gradientharness.recording.Header;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/**
 * Names the files of recordings' pages: the same name from run to run, readable, and safe on every system whatever a
 * test is called.
 *
 * <p>A name is made of letters, digits, hyphen and underscore of ASCII, begins with a letter or digit, and ends with
 * a checksum of the whole. So it never leaves its folder, is none of the names that Windows reserves, and is
 * short.
 */
final class PageNames {

    /** What such a name looks like, for telling older pages from other people's files. */
    static final Pattern PATTERN = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]*-[0-9a-f]{8}(-[0-9]+)?\\.html");

    private static final int MOST = 60;

    private final Set<String> taken = new HashSet<>();

    /** A name that no other recording has, nor would have where upper and lower case are the same. */
    String of(Header header, Path file) {
        String test = readable(header.suite().substring(header.suite().lastIndexOf('.') + 1) + "-" + header.test());
        String name = test + "-" + checksum(header.suite() + '\n' + header.test() + '\n' + file.getFileName());
        String unique = name;
        for (int number = 2; !taken.add(unique.toLowerCase(Locale.ROOT)); number++) {
            unique = name + "-" + number;
        }
        return unique + ".html";
    }

    private static String readable(String text) {
        String start = text.substring(0, Math.min(text.length(), 4 * MOST));
        String safe = start.replaceAll("[^A-Za-z0-9_-]+", "_").replaceAll("^[^A-Za-z0-9]+", "");
        return safe.isEmpty() ? "test" : safe.substring(0, Math.min(safe.length(), MOST));
    }

    private static String checksum(String text) {
        CRC32 checksum = new CRC32();
        checksum.update(text.getBytes(StandardCharsets.UTF_8));
        return String.format(Locale.ROOT, "%08x", checksum.getValue());
    }
}
