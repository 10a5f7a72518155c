package io.github.gradientharness.remedies;

import io.github.gradientharness.instrument.rebuild.Remedy;
import io.github.gradientharness.json.Json;
import io.github.gradientharness.recording.Header;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/** Keeps what was tried beside the recordings of a test: {@code <test>.remedies.json}. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class RemedyFile {

    /** What the file's name ends with. */
    public static final String SUFFIX = ".remedies.json";

    private static final String ANOTHER_NETWORK =
            "Those kept beside the recording were tried on a network with other layers or another updater. Run the test with"
                    + " gradient.remedies=try to try them on this one.";
    private static final String FORMAT = "gradient-remedies";
    private static final Pattern NUMBER_OR_SEED = Pattern.compile("(-seed--?\\d+)?(-\\d+)?\\.jsonl$");

    private RemedyFile() {}

    /**
     * What was tried on the test of a recording. Of another network than the recording's, a sentence says so instead of the results.
     *
     * @return empty if nothing was tried, or the file is about another test
     */
    public static Optional<TriedRemedies> beside(Path recording, Header header) {
        return kept(recording, header.suite(), header.test())
                .map(tried -> tried.isOf(header.model())
                        ? tried
                        : TriedRemedies.none(tried.suite(), tried.test()).stoppedBy(ANOTHER_NETWORK));
    }

    private static Optional<TriedRemedies> kept(Path recording, String suite, String test) {
        String name = String.valueOf(recording.getFileName());
        String plain = name.replaceFirst("\\.jsonl$", "");
        return Stream.of(plain, NUMBER_OR_SEED.matcher(name).replaceFirst(""))
                .distinct()
                .map(it -> recording.resolveSibling(it + SUFFIX))
                .filter(Files::isRegularFile)
                .flatMap(file -> readIfWhole(file).stream())
                .filter(tried ->
                        tried.suite().equals(suite) && tried.test().equals(test.replaceFirst("\\[seed -?\\d+]$", "")))
                .findFirst();
    }

    private static Optional<TriedRemedies> readIfWhole(Path file) {
        try {
            return Optional.of(read(file));
        } catch (IOException | ClassCastException | NullPointerException notOurs) {
            return Optional.empty();
        }
    }

    /** Reads one. */
    public static TriedRemedies read(Path file) throws IOException {
        Map<?, ?> object = (Map<?, ?>) Json.read(Files.readString(file));
        if (object == null || !FORMAT.equals(object.get("format"))) {
            throw new IOException(file + " is not of the format " + FORMAT);
        }
        return new TriedRemedies(
                text(object, "suite"),
                text(object, "test"),
                text(object, "network"),
                strings(object, "recorded"),
                text(object, "tried"),
                text(object, "metric"),
                list(object, "remedies")
                        .map(it -> new Remedy(text(it, "id"), text(it, "family"), text(it, "title"), text(it, "call")))
                        .toList(),
                list(object, "trainings").map(RemedyFile::attempt).toList(),
                text(object, "problem"));
    }

    private static Attempt attempt(Map<?, ?> it) {
        return new Attempt(
                text(it, "change"),
                (long) number(it.get("seed")),
                Boolean.TRUE.equals(it.get("passed")),
                number(it.get("metric")),
                number(it.get("loss")),
                number(it.get("seconds")),
                text(it, "problem"));
    }

    private static Stream<Map<?, ?>> list(Map<?, ?> object, String name) {
        return object.get(name) instanceof List<?> list
                ? list.stream().<Map<?, ?>>map(element -> (Map<?, ?>) element)
                : Stream.empty();
    }

    private static List<String> strings(Map<?, ?> object, String name) {
        return object.get(name) instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of();
    }

    private static String text(Map<?, ?> object, String name) {
        return object.get(name) instanceof String text ? text : "";
    }

    private static double number(@Nullable Object value) {
        return value instanceof Number number ? number.doubleValue() : Double.NaN;
    }

    /** Writes one. Whoever reads at the same time sees the former or this one, whole. */
    public static void write(Path file, TriedRemedies tried) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Path next = file.resolveSibling(file.getFileName() + ".part");
        try (OutputStream out = Files.newOutputStream(next)) {
            Json.writePretty(out, json(tried));
        }
        Files.move(next, file, StandardCopyOption.REPLACE_EXISTING);
    }

    private static Map<String, @Nullable Object> json(TriedRemedies tried) {
        return Json.object(
                "format", FORMAT,
                "version", 1,
                "suite", tried.suite(),
                "test", tried.test(),
                "network", tried.fingerprint(),
                "recorded", tried.recorded(),
                "tried", tried.tried(),
                "metric", tried.metric(),
                "problem", tried.problem(),
                "remedies",
                        tried.remedies().stream()
                                .map(it -> Json.object(
                                        "id", it.id(), "family", it.family(), "title", it.title(), "call", it.call()))
                                .toList(),
                "trainings", tried.attempts().stream().map(RemedyFile::json).toList());
    }

    private static Map<String, @Nullable Object> json(Attempt attempt) {
        return Json.object(
                "change", attempt.change(),
                "seed", attempt.seed(),
                "passed", attempt.passed(),
                "metric", finite(attempt.metric()),
                "loss", finite(attempt.loss()),
                "seconds", finite(attempt.seconds()),
                "problem", attempt.problem());
    }

    private static @Nullable Double finite(double number) {
        return Double.isFinite(number) ? number : null;
    }
}
