package io.github.gradientharness.sample.study;

import io.github.gradientharness.sample.study.Reference.Quartiles;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Makes the tables of {@code docs/tutorial.md} from measured results, in Markdown. */
final class TutorialTables {

    private final MeasuredResults measured;

    TutorialTables(MeasuredResults measured) {
        this.measured = measured;
    }

    /** All tables by the name that stands in the page. */
    Map<String, String> all() {
        Map<String, String> tables = new LinkedHashMap<>();
        tables.put("tutorial", accuracies(Stream.of(Experiment.shallow(), Experiment.deep())));
        tables.put("cures", accuracies(Stream.of(Experiment.cures(), Experiment.sigmoid())));
        tables.put("depth-5", accuracies(Stream.of(Experiment.narrowDepths())));
        tables.put("depth-25", accuracies(Stream.of(Experiment.wideDepths())));
        tables.put("gradients-1", gradients(1));
        tables.put("gradients-500", gradients(500));
        tables.put("dead", deadLayers());
        tables.put("similarity", overLayers(SeedResult::similarity));
        tables.put("concentration", overLayers(SeedResult::concentration));
        tables.put("output-gradients", overLayers(SeedResult::outputGradient));
        tables.put("norms", norms());
        tables.put("verdicts", verdicts());
        return tables;
    }

    private String accuracies(Stream<List<Experiment>> experiments) {
        MarkdownTable table = new MarkdownTable(
                "network",
                "seeds",
                "train, reference",
                "train, ours",
                "test, reference",
                "test, ours",
                "share that learns, reference",
                "ours",
                "verdict");
        experiments.flatMap(List::stream).filter(this::isMeasured).forEach(experiment -> {
            List<SeedResult> ours = measured.of(experiment);
            Reference reference = Reference.of(experiment);
            int learned = (int) ours.stream().filter(SeedResult::learned).count();
            table.row(
                    experiment.id(),
                    Integer.toString(ours.size()),
                    quartiles(reference.accuracy("train500")),
                    Spread.of(ours, result -> result.trainAccuracy().get(1)).ofAccuracy(),
                    quartiles(reference.accuracy("test500")),
                    Spread.of(ours, result -> result.testAccuracy().get(1)).ofAccuracy(),
                    Spread.share(reference.share()) + " of " + reference.seeds(),
                    Spread.interval(learned, ours.size()),
                    verdict(experiment, ours));
        });
        return table.toString();
    }

    private static String verdict(Experiment experiment, List<SeedResult> ours) {
        Comparison comparison = Comparison.of(experiment, ours);
        String differ = comparison.differences().size() + " of " + comparison.checks() + " numbers differ";
        if (!Agreement.canTell(ours.size())) {
            return "too few seeds to tell; " + differ;
        }
        return (comparison.isReproduced() ? "reproduced; " : "differs; ") + differ;
    }

    private static String quartiles(Quartiles quartiles) {
        return Spread.share(quartiles.median()) + " [" + Spread.share(quartiles.lower()) + ", "
                + Spread.share(quartiles.upper()) + "]";
    }

    private String gradients(int epoch) {
        MarkdownTable table = new MarkdownTable(
                "network", "whose", "hidden 1", "hidden 2", "hidden 3", "hidden 4", "hidden 5", "output");
        fiveLayers().forEach(experiment -> {
            List<Quartiles> reference = Reference.gradients(experiment, epoch);
            table.row(Stream.concat(
                            Stream.of(experiment.id(), "reference"),
                            reference.stream().map(quartiles -> Spread.number(quartiles.median())))
                    .toArray(String[]::new));
            table.row(Stream.concat(
                            Stream.of("", "ours"),
                            medians(
                                    measured.of(experiment),
                                    result -> result.gradient().get(epoch)))
                    .toArray(String[]::new));
        });
        return table.toString();
    }

    private String deadLayers() {
        MarkdownTable table = new MarkdownTable(
                "network", "seeds", "epoch 1", "epoch 10", "epoch 100", "epoch 500", "seeds with such a layer at 500");
        Stream.concat(Experiment.deep().stream(), fiveLayers())
                .filter(this::isMeasured)
                .forEach(experiment -> {
                    List<SeedResult> ours = measured.of(experiment);
                    Stream<String> shares = StudiedTraining.EPOCHS.stream()
                            .map(epoch -> Spread.share(deadShare(ours, epoch)) + " ("
                                    + Spread.share(Reference.deadLayers(experiment, epoch)) + ")");
                    int dead = (int) ours.stream()
                            .filter(result -> result.gradient().get(500).contains(0.0))
                            .count();
                    table.row(Stream.of(
                                    Stream.of(experiment.id(), Integer.toString(ours.size())),
                                    shares,
                                    Stream.of(Spread.interval(dead, ours.size())))
                            .flatMap(Function.identity())
                            .toArray(String[]::new));
                });
        return table.toString();
    }

    private static double deadShare(List<SeedResult> ours, int epoch) {
        return ours.stream()
                .flatMap(result -> result.gradient().get(epoch).stream())
                .mapToDouble(gradient -> gradient == 0 ? 1 : 0)
                .average()
                .orElse(Double.NaN);
    }

    private String overLayers(Function<SeedResult, List<Double>> numbers) {
        MarkdownTable table = new MarkdownTable("network", "hidden 1", "hidden 2", "hidden 3", "hidden 4", "hidden 5");
        fiveLayers()
                .forEach(experiment ->
                        table.row(Stream.concat(Stream.of(experiment.id()), medians(measured.of(experiment), numbers))
                                .toArray(String[]::new)));
        return table.toString();
    }

    private String norms() {
        MarkdownTable table = new MarkdownTable(
                "network", "epoch", "hidden 1", "hidden 2", "hidden 3", "hidden 4", "hidden 5", "output");
        fiveLayers()
                .forEach(experiment -> List.of(1, 100, 500)
                        .forEach(epoch -> table.row(Stream.concat(
                                        Stream.of(experiment.id(), Integer.toString(epoch)),
                                        medians(
                                                measured.of(experiment),
                                                result -> result.kernelNorm().get(epoch)))
                                .toArray(String[]::new))));
        return table.toString();
    }

    private String verdicts() {
        MarkdownTable table =
                new MarkdownTable("network", "seeds", "learn", "fail the build", "of those that learn", "errors named");
        Set<String> shown = new HashSet<>();
        Experiment.all().stream()
                .filter(this::isMeasured)
                .filter(experiment -> shown.add(experiment.id()))
                .forEach(experiment -> {
                    List<SeedResult> ours = measured.of(experiment);
                    table.row(
                            experiment.id(),
                            Integer.toString(ours.size()),
                            count(ours, SeedResult::learned),
                            count(ours, SeedResult::failsTheBuild),
                            count(ours, result -> result.learned() && result.failsTheBuild()),
                            errors(ours));
                });
        return table.toString();
    }

    private static String count(List<SeedResult> ours, Predicate<SeedResult> which) {
        return Long.toString(ours.stream().filter(which).count());
    }

    private static String errors(List<SeedResult> ours) {
        return ours.stream()
                .flatMap(result -> result.findings().stream()
                        .filter(finding -> finding.startsWith("ERROR"))
                        .map(finding -> finding.split(" ")[1])
                        .distinct())
                .collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()))
                .entrySet()
                .stream()
                .map(entry -> entry.getKey() + " x " + entry.getValue())
                .collect(Collectors.joining(", "));
    }

    private Stream<Experiment> fiveLayers() {
        return Stream.of(Experiment.shallow(), Experiment.cures(), Experiment.sigmoid())
                .flatMap(List::stream)
                .filter(experiment -> experiment.model().hiddenLayers() == 5)
                .filter(this::isMeasured);
    }

    private boolean isMeasured(Experiment experiment) {
        return !measured.of(experiment).isEmpty();
    }

    private static Stream<String> medians(List<SeedResult> ours, Function<SeedResult, List<Double>> layers) {
        return IntStream.range(0, layers.apply(ours.get(0)).size()).mapToObj(layer -> {
            ToDoubleFunction<SeedResult> number = result -> layers.apply(result).get(layer);
            return Spread.number(Spread.of(ours, number).median());
        });
    }
}
