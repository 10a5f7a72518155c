package io.github.gradientharness.scorecard.real;

import io.github.gradientharness.instrument.dl4j.remedy.NetworkRebuilder;
import io.github.gradientharness.instrument.rebuild.Remedy;
import io.github.gradientharness.remedies.FirstProof;
import io.github.gradientharness.remedies.RemedyRow;
import io.github.gradientharness.remedies.RemedyTable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongPredicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Asks of sick variants whether the first remedy that is proven makes them learn, and whether the first one that the rules advise does.
 *
 * <p>Both are asked on {@value #SEEDS} seeds that chose nothing; a variant learns if most of them do. What is advised is read from the
 * verdicts of all epochs that {@code real.tsv} keeps. Of each half the same number of variants is drawn at random, with a fixed seed.
 */
final class RemedyStudy {

    private static final int SEEDS = 4;
    private static final int ENOUGH = 3;
    private static final long FIRST_SEED = 5_001;
    private static final long DRAW = 20;

    /** Those whose trainings are short enough for the study to end in about half an hour. */
    private static final Set<Kind> KINDS = Set.of(Kind.DENSE);

    private static final int MOST_ITERATIONS = 200;

    private static final Set<Sickness> NOT_OF_THE_NETWORK = Set.of(Sickness.NONE, Sickness.LABELS);

    private final NetworkRebuilder rebuilder = new NetworkRebuilder();
    private final List<Result> verdicts;
    private final Path file;

    RemedyStudy(List<Result> verdicts, Path file) {
        this.verdicts = verdicts;
        this.file = file;
    }

    /** Goes through the sample, appending a line for each variant, until the time is over. Those in the file are not asked again. */
    void run(int ofEachHalf, long until) throws IOException {
        Set<String> known = Files.exists(file)
                ? RemedyStudyTable.read(file).stream()
                        .map(RemedyStudyTable.Line::variant)
                        .collect(Collectors.toSet())
                : Set.of();
        Files.createDirectories(file.toAbsolutePath().getParent());
        for (RealVariant variant : sample(ofEachHalf)) {
            if (!known.contains(variant.name()) && System.nanoTime() - until < 0) {
                RemedyStudyTable.Line line = ask(variant);
                Files.write(
                        file,
                        List.of(line.text()),
                        StandardCharsets.UTF_8,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.APPEND);
                System.out.println(line.text());
            }
        }
    }

    /** One of each half after the other. */
    List<RealVariant> sample(int ofEachHalf) {
        List<List<RealVariant>> halves = Stream.of(false, true)
                .map(isHoldout -> {
                    List<RealVariant> half = new ArrayList<>(RealVariants.all().stream()
                            .filter(variant -> variant.isHoldout() == isHoldout && isEligible(variant))
                            .toList());
                    Collections.shuffle(half, new Random(DRAW));
                    return half.stream().limit(ofEachHalf).toList();
                })
                .toList();
        List<RealVariant> sample = new ArrayList<>();
        for (int i = 0; i < ofEachHalf; i++) {
            for (List<RealVariant> half : halves) {
                half.stream().skip(i).limit(1).forEach(sample::add);
            }
        }
        return sample;
    }

    private static boolean isEligible(RealVariant variant) {
        Setup setup = variant.setup();
        return KINDS.contains(variant.kind())
                && iterations(variant) <= MOST_ITERATIONS
                && !NOT_OF_THE_NETWORK.contains(variant.sickness())
                && setup.frozenFrom == setup.frozenTo;
    }

    private static int iterations(RealVariant variant) {
        Setup setup = variant.setup();
        return setup.epochs * (int) Math.ceil((double) variant.task().train().size() / setup.batch);
    }

    private RemedyStudyTable.Line ask(RealVariant variant) {
        long begin = System.nanoTime();
        List<Remedy> remedies = remedies(variant);
        RemedyTable table = FirstProof.of(
                remedies, (changes, seed) -> learns(variant, seed, model -> rebuild(model, changes, seed)));
        Optional<RemedyRow> proven = table.proven().stream().findFirst();
        Optional<List<Advice>> advised = verdicts.stream()
                .filter(it -> it.variant().equals(variant.name()) && it.seed() == 1)
                .flatMap(it -> it.verdicts().get(Shown.ALL).advice().stream())
                .findFirst();
        return new RemedyStudyTable.Line(
                variant.name(),
                variant.isHoldout(),
                variant.sickness(),
                table.unchanged().successes(),
                advised.orElse(List.of()),
                advised.map(it -> FollowedAdvice.of(variant, it))
                        .map(it -> learning(seed -> learns(it, seed, any -> {})))
                        .orElse(0),
                proven.map(RemedyRow::change).orElse(""),
                proven.map(row -> learning(seed -> learns(
                                variant,
                                seed,
                                model -> rebuild(model, List.of(row.change().split("\\+")), seed))))
                        .orElse(0),
                table.rows().stream()
                        .map(row -> new RemedyStudyTable.Tried(
                                row.change(),
                                row.learned().successes(),
                                row.learned().runs()))
                        .toList(),
                (System.nanoTime() - begin) / 1e9);
    }

    private static int learning(LongPredicate learns) {
        return (int)
                LongStream.range(FIRST_SEED, FIRST_SEED + SEEDS).filter(learns).count();
    }

    /** Whether so many of the seeds mean that a variant learns. */
    static boolean isEnough(int seeds) {
        return seeds >= ENOUGH;
    }

    private void rebuild(Object model, List<String> changes, long seed) {
        if (!changes.isEmpty()) {
            rebuilder.rebuild(model, changes, seed);
        }
    }

    /** Those that apply, and the rate that a range test finds. */
    private List<Remedy> remedies(RealVariant variant) {
        List<Remedy> remedies = new ArrayList<>();
        List<Supplier<List<Remedy>>> measured = new ArrayList<>();
        learns(variant, 1, model -> {
            remedies.addAll(rebuilder.blueprint(model).remedies());
            measured.add(rebuilder.measured(model));
        });
        measured.forEach(it -> remedies.addAll(it.get()));
        return remedies;
    }

    /** Trains without a recorder. What can't be trained did not learn. */
    private static boolean learns(RealVariant variant, long seed, Consumer<Object> beforeTraining) {
        try {
            Setup setup = variant.setup();
            Random order = new Random(seed);
            Nd4j.getRandom().setSeed(seed);
            Samples train = setup.of(variant.task().train());
            Learner learner = variant.network().create(variant.task(), setup, seed);
            beforeTraining.accept(learner.model());
            for (int epoch = 0; epoch < setup.epochs; epoch++) {
                learner.epoch(train.batches(setup.batch, order));
            }
            Samples test = setup.of(variant.task().test());
            double score = variant.task().score().of(learner.predict(test), test);
            return Label.of(variant.task().skill(score)) == Label.LEARNS;
        } catch (RuntimeException notTrainable) {
            return false;
        }
    }
}
