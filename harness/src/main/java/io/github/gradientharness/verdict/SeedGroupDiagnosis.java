package io.github.gradientharness.verdict;

import io.github.gradientharness.recording.Ending;
import io.github.gradientharness.recording.Header;
import io.github.gradientharness.recording.SeedGroup;
import io.github.gradientharness.stats.ObservedShare;
import io.github.gradientharness.stats.ShareRequirement;
import io.github.gradientharness.text.ShareFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * What the recordings of one test over seeds say together. A seed succeeds if its test ran to its end and none of its
 * recordings is unhealthy or inconclusive; aborted recordings don't count.
 *
 * @param suite the test class
 * @param group what the test declared; its seed is that of the first recording
 * @param members the diagnoses of its recordings, in the order in which they came
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record SeedGroupDiagnosis(String suite, SeedGroup group, List<Diagnosis> members) {

    /** Copies the list. */
    public SeedGroupDiagnosis {
        members = List.copyOf(members);
    }

    /** The groups among diagnoses, in the order in which they first come up. */
    public static List<SeedGroupDiagnosis> of(List<Diagnosis> diagnoses) {
        Map<List<String>, List<Diagnosis>> members = new LinkedHashMap<>();
        for (Diagnosis diagnosis : diagnoses) {
            Header header = diagnosis.recording().header();
            SeedGroup group = header.seedGroup();
            if (group != null) {
                members.computeIfAbsent(List.of(header.suite(), group.name()), key -> new ArrayList<>())
                        .add(diagnosis);
            }
        }
        List<SeedGroupDiagnosis> groups = new ArrayList<>();
        for (List<Diagnosis> list : members.values()) {
            Header first = list.get(0).recording().header();
            if (first.seedGroup() != null) {
                groups.add(new SeedGroupDiagnosis(first.suite(), first.seedGroup(), list));
            }
        }
        return groups;
    }

    /**
     * Diagnoses as a gate should take them: where the share over seeds is as required, the findings of single seeds are
     * expected, with the share as the reason. All others stay as they are.
     *
     * @return as many as were given, in the same order
     */
    public static List<Diagnosis> withSharesConsidered(List<Diagnosis> diagnoses) {
        List<Diagnosis> considered = new ArrayList<>(diagnoses);
        for (SeedGroupDiagnosis group : of(diagnoses)) {
            if (group.isAccepted()) {
                considered.replaceAll(diagnosis -> group.has(diagnosis) ? group.accepted(diagnosis) : diagnosis);
            }
        }
        return considered;
    }

    /** Whether the share is as required, so that a seed that did not succeed is no matter for a gate. */
    public boolean isAccepted() {
        ShareRequirement.Decision decision = decision();
        return decision == ShareRequirement.Decision.PASS
                || decision == ShareRequirement.Decision.INCONCLUSIVE && group.allowInconclusive();
    }

    private boolean has(Diagnosis diagnosis) {
        SeedGroup its = diagnosis.recording().header().seedGroup();
        return its != null
                && its.name().equals(group.name())
                && diagnosis.recording().header().suite().equals(suite);
    }

    private Diagnosis accepted(Diagnosis diagnosis) {
        return diagnosis.gateOutcome() == Outcome.UNHEALTHY || hasFailed(diagnosis)
                ? diagnosis.acceptedBecause(ShareFormatter.observed(observed(), "succeeded") + ", "
                        + ShareFormatter.requirement(group.requirement()) + " required")
                : diagnosis;
    }

    /** A seed whose test failed is none that a gate complains about, but one of those that may fail. */
    private static boolean hasFailed(Diagnosis diagnosis) {
        return diagnosis.gateOutcome() == Outcome.HEALTHY
                && diagnosis.testFailed()
                && diagnosis.acceptedBecause().isEmpty();
    }

    /** Whether each seed succeeded, by seed. */
    public Map<Long, Boolean> successes() {
        Map<Long, Boolean> successes = new TreeMap<>();
        for (Diagnosis member : members) {
            SeedGroup its = member.recording().header().seedGroup();
            Ending ending = member.recording().ending();
            if (its != null && (ending == null || ending.status() != Ending.Status.ABORTED)) {
                successes.merge(its.seed(), succeeded(member, ending), Boolean::logicalAnd);
            }
        }
        return successes;
    }

    private static boolean succeeded(Diagnosis member, @Nullable Ending ending) {
        return ending != null
                && ending.status() == Ending.Status.COMPLETE
                && member.acceptedBecause().isEmpty()
                && member.gateOutcome() == Outcome.HEALTHY;
    }

    /** How many seeds succeeded and how many did not. */
    public ObservedShare observed() {
        ObservedShare observed = ObservedShare.NONE;
        for (boolean success : successes().values()) {
            observed = observed.plus(success);
        }
        return observed;
    }

    /**
     * What the seeds say about what was required, asked after each of them in the order of the seeds. The first answer counts, as for
     * a test that stops there, also where more seeds were run in several jobs.
     */
    public ShareRequirement.Decision decision() {
        ObservedShare observed = ObservedShare.NONE;
        for (boolean success : successes().values()) {
            observed = observed.plus(success);
            ShareRequirement.Decision decision = group.requirement().decide(observed);
            if (decision != ShareRequirement.Decision.INCONCLUSIVE) {
                return decision;
            }
        }
        return ShareRequirement.Decision.INCONCLUSIVE;
    }

    /** Why nothing can be said about the share; empty where something can, or where the test passes without. */
    public Optional<String> undecided() {
        if (decision() != ShareRequirement.Decision.INCONCLUSIVE || group.allowInconclusive()) {
            return Optional.empty();
        }
        int ran = successes().size();
        String share = ShareFormatter.observed(observed(), "succeeded") + ", "
                + ShareFormatter.requirement(group.requirement()) + " required";
        return Optional.of("the seeds do not tell: " + share
                + (ran < group.count() ? ". Of " + group.count() + " seeds " + ran + " were recorded" + gaps() : ""));
    }

    /** Seeds between others that are not there. */
    private String gaps() {
        List<Long> seeds = List.copyOf(successes().keySet());
        List<String> missing = new ArrayList<>();
        for (int i = 1; i < seeds.size(); i++) {
            long from = seeds.get(i - 1) + 1;
            long to = seeds.get(i) - 1;
            if (from <= to) {
                missing.add(from == to ? Long.toString(from) : from + " to " + to);
            }
        }
        return missing.isEmpty() ? "" : "; missing between them: " + String.join(", ", missing);
    }
}
