package io.github.gradientharness.scorecard.real;

import io.github.gradientharness.scorecard.Share;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What {@link RemedyStudy} found, as Markdown. */
final class RemedyStudyTable {

    private static final int FIRST_SEEDS = 2;

    private RemedyStudyTable() {}

    /**
     * What came of a remedy until the first one was proven.
     *
     * @param change its id
     */
    record Tried(String change, int learned, int seeds) {}

    /**
     * A variant.
     *
     * @param unchanged how many of the seeds that were searched learn as they are
     * @param advised what the first remedy of the finding to mend first advises; empty if nothing
     * @param withAdvised how many of the fresh seeds learn with it
     * @param proven the first proven change; empty if none is
     * @param withProven how many of the fresh seeds learn with it
     */
    record Line(
            String variant,
            boolean holdout,
            Sickness sickness,
            int unchanged,
            List<Advice> advised,
            int withAdvised,
            String proven,
            int withProven,
            List<Tried> tried,
            double seconds) {

        String text() {
            return String.join(
                    "\t",
                    variant,
                    holdout ? "holdout" : "fit",
                    sickness.name(),
                    "unchanged " + unchanged,
                    "advised " + withAdvised,
                    advised.stream().map(Advice::name).collect(Collectors.joining("+")),
                    "proven " + withProven,
                    proven,
                    tried.stream()
                            .map(it -> it.change() + " " + it.learned() + " of " + it.seeds())
                            .collect(Collectors.joining(", ")),
                    String.format(Locale.ROOT, "%.0f s", seconds));
        }

        static Line parse(String text) {
            String[] cells = text.split("\t", -1);
            return new Line(
                    cells[0],
                    cells[1].equals("holdout"),
                    Sickness.valueOf(cells[2]),
                    number(cells[3]),
                    cells[5].isEmpty()
                            ? List.of()
                            : Arrays.stream(cells[5].split("\\+"))
                                    .map(Advice::valueOf)
                                    .toList(),
                    number(cells[4]),
                    cells[7],
                    number(cells[6]),
                    Arrays.stream(cells[8].split(", ")).map(Line::tried).toList(),
                    Double.parseDouble(cells[9].replace(" s", "")));
        }

        private static int number(String cell) {
            return Integer.parseInt(cell.replaceFirst(".* ", ""));
        }

        private static Tried tried(String cell) {
            String[] words = cell.split(" ");
            return new Tried(words[0], Integer.parseInt(words[1]), Integer.parseInt(words[3]));
        }
    }

    static List<Line> read(Path file) throws IOException {
        return Files.readAllLines(file, StandardCharsets.UTF_8).stream()
                .map(Line::parse)
                .toList();
    }

    static String markdown(List<Line> lines) {
        StringBuilder text = new StringBuilder("| half | first proven | first advised | both |\n|---|---|---|---|\n");
        for (String half : List.of("fit", "holdout", "all")) {
            List<Line> its = lines.stream()
                    .filter(line -> half.equals("all") || line.holdout() == half.equals("holdout"))
                    .toList();
            text.append("| " + half + " | "
                    + Share.of(its, line -> RemedyStudy.isEnough(line.withProven())) + " | "
                    + Share.of(its, line -> RemedyStudy.isEnough(line.withAdvised())) + " | "
                    + Share.of(
                            its,
                            line -> RemedyStudy.isEnough(line.withAdvised()) && RemedyStudy.isEnough(line.withProven()))
                    + " |\n");
        }
        text.append("\n| remedy | fit | holdout |\n|---|---|---|\n");
        remedies(lines)
                .forEach((remedy, its) -> text.append("| " + remedy + " | " + Share.of(only(its, false), it -> it)
                        + " | " + Share.of(only(its, true), it -> it) + " |\n"));
        text.append(
                "\n| half | sick variant | first proven | of 4 | first advised | of 4 |\n|---|---|---|---|---|---|\n");
        lines.forEach(line -> text.append("| " + (line.holdout() ? "holdout" : "fit") + " | " + line.variant() + " | "
                + line.proven() + " | " + line.withProven() + " | "
                + line.advised().stream()
                        .map(it -> it.name().toLowerCase(Locale.ROOT).replace('_', ' '))
                        .collect(Collectors.joining(", "))
                + " | " + line.withAdvised() + " |\n"));
        return text.toString();
    }

    /** Whether a remedy made most of its first seeds learn, by variant. */
    private record Helped(boolean isHoldout, boolean helps) {}

    private static Map<String, List<Helped>> remedies(List<Line> lines) {
        Map<String, List<Helped>> remedies = new LinkedHashMap<>();
        lines.forEach(line -> line.tried().stream()
                .filter(it -> it.seeds() >= FIRST_SEEDS && !it.change().contains("+"))
                .forEach(it -> remedies.computeIfAbsent(
                                it.change().replaceFirst("=.*", ""), any -> new java.util.ArrayList<>())
                        .add(new Helped(line.holdout(), it.learned() * 4 >= it.seeds() * 3))));
        return remedies;
    }

    private static List<Boolean> only(List<Helped> all, boolean isHoldout) {
        Predicate<Helped> isOfHalf = it -> it.isHoldout() == isHoldout;
        return all.stream().filter(isOfHalf).map(Helped::helps).toList();
    }
}
