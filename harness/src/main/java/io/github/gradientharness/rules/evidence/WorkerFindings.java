package io.github.gradientharness.rules.evidence;

import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.recording.Recording.Worker;
import io.github.gradientharness.recording.TrainingData.Targets;
import io.github.gradientharness.verdict.Evidence;
import io.github.gradientharness.verdict.Finding;
import io.github.gradientharness.verdict.Limit;
import io.github.gradientharness.verdict.Outcome;
import io.github.gradientharness.verdict.Period;
import io.github.gradientharness.verdict.RuleId;
import io.github.gradientharness.verdict.RuleResult;
import io.github.gradientharness.verdict.Severity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Says which worker is sick, where several train copies of a model. Each worker's part is judged by the same rules as the whole.
 *
 * <p>What a rule finds in the data counts wherever it is. Anything else that the whole does not show counts where fewer than half of
 * the workers show it as an error, and as a warning: with many workers, one of them is odd by chance.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class WorkerFindings {

    /** What these rules look at is known about each worker, and not about all together. */
    private static final Set<String> OF_DATA =
            Set.of(RuleId.UNSCALED_INPUTS, RuleId.UNSCALED_TARGETS, RuleId.UNSUITED_OUTPUT, RuleId.REDUNDANT_COLUMNS);

    private static final long FEWEST_ROWS = 16;

    private final Map<String, List<RuleResult>> byWorker;
    private final List<String> oneClass;
    private final Recording recording;

    private WorkerFindings(Recording recording, Map<String, List<RuleResult>> byWorker) {
        this.recording = recording;
        this.byWorker = byWorker;
        this.oneClass = recording.workers().stream()
                .filter(worker -> targetsOfOneClass(worker) != null)
                .map(Worker::name)
                .toList();
    }

    /**
     * The results with the names of sick workers, and with what only a worker's part shows.
     *
     * @param together what the rules say about the whole
     * @param judge what the rules say about a part, in the same order
     */
    public static List<RuleResult> in(
            Recording recording, List<RuleResult> together, Function<Recording, List<RuleResult>> judge) {
        if (recording.workers().size() < 2) {
            return together;
        }
        Map<String, List<RuleResult>> byWorker = new LinkedHashMap<>();
        recording.workers().forEach(worker -> byWorker.put(worker.name(), judge.apply(worker.alone(recording))));
        WorkerFindings findings = new WorkerFindings(recording, byWorker);
        List<RuleResult> named = new ArrayList<>();
        for (int rule = 0; rule < together.size(); rule++) {
            named.add(findings.named(rule, together.get(rule)));
        }
        return named;
    }

    private RuleResult named(int rule, RuleResult together) {
        Map<String, Finding> ofWorkers = new LinkedHashMap<>();
        byWorker.forEach((worker, results) ->
                results.get(rule).findings().stream().findFirst().ifPresent(found -> ofWorkers.put(worker, found)));
        if (!together.findings().isEmpty()) {
            return together.withFindings(together.findings().stream()
                    .map(finding -> withWorkers(finding, ofWorkers))
                    .toList());
        }
        if (together.rule().equals(RuleId.UNSUITED_LABELS) && isOfSome(oneClass.size())) {
            return RuleResult.found(together.rule(), List.of(ofOneClass()), together.explanation());
        }
        boolean isOfData = OF_DATA.contains(together.rule());
        if (!isOfData) {
            ofWorkers.values().removeIf(finding -> finding.severity() != Severity.ERROR);
        }
        if (ofWorkers.isEmpty() || !isOfData && 2 * ofWorkers.size() >= byWorker.size() && byWorker.size() > 2) {
            return isOfData ? known(rule, together) : together;
        }
        if (!isOfData && ofWorkers.size() == byWorker.size()) {
            return together;
        }
        Finding worst = ofWorkers.values().iterator().next();
        Finding named =
                withWorkers(isOfData ? worst : worst.asWarning("All workers together do not show it."), ofWorkers);
        return RuleResult.found(together.rule(), List.of(named), together.explanation());
    }

    /** What is known about each part, and not about the whole. */
    private RuleResult known(int rule, RuleResult together) {
        return together.outcome() != Outcome.INCONCLUSIVE
                ? together
                : byWorker.values().stream()
                        .map(results -> results.get(rule))
                        .filter(result -> result.outcome() != Outcome.INCONCLUSIVE)
                        .findFirst()
                        .orElse(together);
    }

    private Finding withWorkers(Finding finding, Map<String, Finding> ofWorkers) {
        List<String> sick = ofWorkers.entrySet().stream()
                .filter(each -> each.getValue().layer().equals(finding.layer()))
                .map(Map.Entry::getKey)
                .toList();
        if (isOfSome(sick.size())) {
            return named(finding, sick, only(sick));
        }
        List<String> first = first(ofWorkers);
        return finding.rule().equals(RuleId.NON_FINITE) && isOfSome(first.size())
                ? named(finding, first, "It begins in " + joined(first) + " of " + byWorker.size() + " workers")
                : finding;
    }

    private static Finding named(Finding finding, List<String> workers, String text) {
        List<Evidence> evidence = new ArrayList<>(finding.evidence());
        evidence.add(0, new Evidence("worker", joined(workers)));
        return finding.but()
                .evidence(evidence)
                .meaning(text + ": look at the data of that partition. " + finding.meaning())
                .build();
    }

    private String only(List<String> workers) {
        return "Only " + joined(workers) + " of " + byWorker.size() + " workers "
                + (workers.size() > 1 ? "show it" : "shows it");
    }

    private static String joined(List<String> workers) {
        return String.join(", ", workers);
    }

    private boolean isOfSome(int number) {
        return number > 0 && number < byWorker.size();
    }

    /** A value that is not finite gets to all workers when parameters are averaged. */
    private static List<String> first(Map<String, Finding> ofWorkers) {
        long earliest = ofWorkers.values().stream()
                .mapToLong(Finding::sinceIteration)
                .min()
                .orElse(0);
        return ofWorkers.entrySet().stream()
                .filter(each -> each.getValue().sinceIteration() == earliest)
                .map(Map.Entry::getKey)
                .toList();
    }

    private static @Nullable Targets targetsOfOneClass(Worker worker) {
        return worker.data().targets().stream()
                .filter(targets -> targets.values().rows() >= FEWEST_ROWS)
                .filter(targets -> targets.largestShare() == 1 || isOneAnswer(targets))
                .findFirst()
                .orElse(null);
    }

    private static boolean isOneAnswer(Targets targets) {
        return targets.loss().equals("BinaryXENT") && targets.guessingLoss() == 0;
    }

    private Finding ofOneClass() {
        Worker sick = recording.workers().stream()
                .filter(worker -> oneClass.contains(worker.name()))
                .findFirst()
                .orElseThrow();
        String layer =
                Optional.ofNullable(targetsOfOneClass(sick)).map(Targets::layer).orElse("");
        Finding finding = Finding.of(RuleId.UNSUITED_LABELS, Severity.WARNING, layer)
                .in(Period.of(sick.windows().get(0)))
                .since(1, 1)
                .measured("workers whose samples are all of one class", oneClass.size(), Limit.atMost(0))
                .meaning(
                        "All its samples that were looked at have the same label, so that its copy of the model learns one"
                                + " answer, and the average is drawn there.")
                .remedies(List.of(
                        "shuffle the data before it is divided: repartitionData(Repartition.Always)",
                        "look at how the data are read: a partition is often one file"))
                .build();
        return named(finding, oneClass, only(oneClass));
    }
}
