package io.github.gradientharness.rules;

import io.github.gradientharness.stats.WilsonInterval;
import io.github.gradientharness.text.Numbers;
import io.github.gradientharness.text.ShownText;
import io.github.gradientharness.verdict.Limit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the page of a rule says of its limit and of how often it is right: the parts between comments, which are made from the
 * code, the table of {@code docs/rules.md} and the calibration tables.
 */
record RuleDocument(Rule rule) {

    private static final Path TABLES = Path.of("src/main/resources/io/github/gradientharness/rules");
    private static final Path DOCS = Path.of("../docs");
    private static final List<String> CORPORA = List.of("real", "twin");
    private static final int ROW = 26;
    private static final int LEFT = 250;
    private static final int WIDTH = 360;

    /** Trainings with a finding, by severity and stage. */
    private record Row(String severity, TrainingStage stage) implements Comparable<Row> {

        @Override
        public int compareTo(Row other) {
            int first = severity.compareTo(other.severity);
            return first == 0 ? stage.compareTo(other.stage) : first;
        }

        String words() {
            return severity + " after " + stage.title();
        }
    }

    String limit() {
        Limit limit = rule.defaultLimit();
        return (limit.kind() == Limit.Kind.MAXIMUM ? "at most " : "at least ") + Numbers.print(limit.value());
    }

    /** The head of the page. */
    String facts() throws IOException {
        String[] cells = Files.readAllLines(DOCS.resolve("rules.md")).stream()
                .filter(line -> line.startsWith("| `" + rule.id() + "` |"))
                .findFirst()
                .orElseThrow()
                .split(" \\| |\\| | \\|");
        return wrapped("`" + rule.id() + "`: " + rule.description())
                + "\n| | |\n|---|---|\n| Limit | " + limit() + " |\n| Statistic | " + cells[3]
                + " |\n| Part of the training | " + cells[4] + " |\n| Severity | " + cells[5] + " |\n";
    }

    private static String wrapped(String text) {
        return String.join("\n", ShownText.wrapped(text)) + "\n";
    }

    /** How many trainings with a finding of the rule did not learn, with a chart. */
    String share() throws IOException {
        Map<Row, List<WilsonInterval>> counted = counted();
        if (counted.isEmpty()) {
            return withoutCorpus();
        }
        StringBuilder text =
                new StringBuilder("![Share of the trainings with a finding of this rule that did not learn]"
                        + "(../images/rules/" + rule.id() + ".svg)\n\n"
                        + "Trainings of the corpus with such a finding, and how many of them did not learn:\n\n"
                        + "| finding | real networks | dense twin |\n|---|---|---|\n");
        counted.forEach((row, intervals) -> text.append("| ")
                .append(row.words())
                .append(" | ")
                .append(words(intervals.get(0)))
                .append(" | ")
                .append(words(intervals.get(1)))
                .append(" |\n"));
        return text + "\nThe severity in this table is the one that the rule gives before the share decides:\n"
                + "[how a finding is counted](../rules.md#how-often-a-finding-is-right).\n";
    }

    private static String words(WilsonInterval interval) {
        return interval.cases() == 0
                ? "none"
                : interval.having() + " of " + interval.cases() + " (" + Numbers.percent(interval.share()) + ")";
    }

    private String withoutCorpus() throws IOException {
        List<String> bugs = Files.readAllLines(DOCS.resolve("sanity-checks.md")).stream()
                .filter(line -> line.contains(" | `" + rule.id() + "` | "))
                .map(line -> "- " + line.split(" \\| |\\| ")[1] + "\n")
                .toList();
        return "The corpus has too few findings of this rule to tell a share.\n"
                + (bugs.isEmpty()
                        ? ""
                        : "\n"
                                + wrapped(
                                        "`SanityChecksTest` makes models with these bugs. The rule finds each of them, and has no"
                                                + " finding in the same models without the bug:")
                                + "\n" + String.join("", bugs) + "\n"
                                + wrapped(
                                        "[sanity-checks.md](../sanity-checks.md#how-often-they-are-right) counts false"
                                                + " alarms on healthy networks."));
    }

    private Map<Row, List<WilsonInterval>> counted() throws IOException {
        Map<Row, List<WilsonInterval>> rows = new TreeMap<>();
        for (int corpus = 0; corpus < CORPORA.size(); corpus++) {
            for (String line : Files.readAllLines(TABLES.resolve("calibration-" + CORPORA.get(corpus) + ".tsv"))) {
                String[] cells = line.split("\t");
                if (cells[0].equals(rule.id())) {
                    WilsonInterval more = new WilsonInterval(Integer.parseInt(cells[5]), Integer.parseInt(cells[6]));
                    List<WilsonInterval> both = rows.computeIfAbsent(
                            new Row(cells[1], TrainingStage.valueOf(cells[2])),
                            row -> new ArrayList<>(List.of(new WilsonInterval(0, 0), new WilsonInterval(0, 0))));
                    both.set(corpus, sum(both.get(corpus), more));
                }
            }
        }
        return rows;
    }

    private static WilsonInterval sum(WilsonInterval one, WilsonInterval other) {
        return new WilsonInterval(one.having() + other.having(), one.cases() + other.cases());
    }

    /** The chart: a bar for each row over both corpora, with its 95 % interval. Empty where there is no row. */
    String svg() throws IOException {
        Map<Row, List<WilsonInterval>> counted = counted();
        if (counted.isEmpty()) {
            return "";
        }
        int height = ROW * counted.size() + 34;
        StringBuilder svg = new StringBuilder("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"" + (LEFT + WIDTH + 80)
                + "\" height=\"" + height + "\" font-family=\"sans-serif\" font-size=\"13\">\n"
                + "<rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>\n");
        for (int percent = 0; percent <= 100; percent += 25) {
            int x = LEFT + WIDTH * percent / 100;
            svg.append(String.format(
                    Locale.ROOT,
                    "<path d=\"M%d 4V%d\" stroke=\"#ccc\"/><text x=\"%d\" y=\"%d\" text-anchor=\"middle\">%d %%</text>%n",
                    x,
                    height - 26,
                    x,
                    height - 10,
                    percent));
        }
        int y = 8;
        for (Map.Entry<Row, List<WilsonInterval>> row : counted.entrySet()) {
            WilsonInterval all = sum(row.getValue().get(0), row.getValue().get(1));
            svg.append(String.format(
                    Locale.ROOT,
                    "<text x=\"%d\" y=\"%d\" text-anchor=\"end\">%s</text>"
                            + "<rect x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"14\" fill=\"%s\"/>"
                            + "<path d=\"M%.1f %dH%.1f\" stroke=\"#222\" stroke-width=\"2\"/>"
                            + "<text x=\"%d\" y=\"%d\">of %d</text>%n",
                    LEFT - 8,
                    y + 12,
                    row.getKey().words(),
                    LEFT,
                    y,
                    WIDTH * all.share(),
                    row.getKey().severity().equals("ERROR") ? "#c0392b" : "#d9a441",
                    LEFT + WIDTH * all.lower(),
                    y + 7,
                    LEFT + WIDTH * all.upper(),
                    LEFT + WIDTH + 8,
                    y + 12,
                    all.cases()));
            y += ROW;
        }
        return (svg + "</svg>\n").replace(System.lineSeparator(), "\n");
    }
}
