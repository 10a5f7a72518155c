package io.github.gradientharness.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gradientharness.recording.Ending;
import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.recording.Recordings;
import io.github.gradientharness.recording.SeedGroup;
import io.github.gradientharness.seeds.SeedOutcome;
import io.github.gradientharness.seeds.SeedRun;
import io.github.gradientharness.seeds.Seeds;
import io.github.gradientharness.stats.ObservedShare;
import io.github.gradientharness.stats.ShareRequirement;
import io.github.gradientharness.stats.ShareRequirement.Decision;
import io.github.gradientharness.stats.ShareRequirement.Kind;
import io.github.gradientharness.verdict.Diagnosis;
import io.github.gradientharness.verdict.Finding;
import io.github.gradientharness.verdict.Outcome;
import io.github.gradientharness.verdict.SeedGroupDiagnosis;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A gate takes the recordings of a test over seeds as their share, and all others one by one. */
class SeedGroupDiagnosisTest {

    private static final ShareRequirement AT_LEAST_HALF = new ShareRequirement(Kind.AT_LEAST, 0.5, 0.95);

    private static Recording recording(String group, long seed, boolean healthy, boolean allowInconclusive) {
        return Recordings.ofGroup(
                Recordings.constant(3, healthy ? 0.5 : 1e-6, 0.6, 0.7),
                new SeedGroup(group, seed, 40, AT_LEAST_HALF, allowInconclusive));
    }

    private static List<Diagnosis> group(String name, int healthy, int sick) {
        List<Diagnosis> diagnoses = new ArrayList<>();
        for (int seed = 1; seed <= healthy + sick; seed++) {
            diagnoses.add(RuleSet.defaults().evaluate(recording(name, seed, seed <= healthy, false)));
        }
        return diagnoses;
    }

    private static Diagnosis ended(Recording recording, Ending.Status status) {
        return RuleSet.defaults()
                .evaluate(new Recording(
                        recording.header(),
                        recording.windows(),
                        recording.metrics(),
                        new Ending(status, 30, 3, 0, 0, ""),
                        ""));
    }

    @Test
    void whereTheShareIsAsRequiredASickSeedIsAcceptedAndSaysWhy() {
        List<Diagnosis> considered = SeedGroupDiagnosis.withSharesConsidered(group("trains", 19, 1));

        assertThat(Diagnosis.worstGateOutcome(considered)).isEqualTo(Outcome.HEALTHY);
        assertThat(considered.get(19).outcome()).isEqualTo(Outcome.UNHEALTHY);
        assertThat(considered.get(19).findings())
                .extracting(Finding::expectedBecause)
                .containsExactly("19 of 20 seeds succeeded (95 %), at least 50 % required");
        assertThat(considered.get(0).acceptedBecause()).isEmpty();
    }

    @Test
    void acceptingDoesNotChangeTheShare() {
        List<Diagnosis> once = SeedGroupDiagnosis.withSharesConsidered(group("trains", 19, 1));

        SeedGroupDiagnosis group = SeedGroupDiagnosis.of(once).get(0);
        assertThat(group.observed()).isEqualTo(new ObservedShare(19, 1));
        assertThat(group.decision()).isEqualTo(Decision.PASS);
    }

    @Test
    void whereTheShareIsTooSmallOrUnknownSickSeedsStaySick() {
        List<Diagnosis> failed = group("trains", 1, 19);
        List<Diagnosis> unknown = new ArrayList<>(group("trains", 5, 4));
        unknown.remove(0);

        assertThat(SeedGroupDiagnosis.withSharesConsidered(failed)).isEqualTo(failed);
        assertThat(SeedGroupDiagnosis.withSharesConsidered(unknown)).isEqualTo(unknown);
        assertThat(SeedGroupDiagnosis.of(unknown).get(0).decision()).isEqualTo(Decision.INCONCLUSIVE);
    }

    /** However the seeds are shared out among jobs, what they say is what one run says that stops when it is certain. */
    @Test
    void manySeedsAtOnceSayWhatARunSaysThatStopsEarly() {
        List<Diagnosis> healthy = group("trains", 40, 0);
        List<Diagnosis> sick = group("trains", 0, 40);
        Map<Decision, Integer> seen = new EnumMap<>(Decision.class);
        Random random = new Random(7);
        for (int trial = 0; trial < 300; trial++) {
            double share = random.nextDouble();
            SeedRun run = Seeds.from(1).count(40).atLeast(0.5).start(null);
            List<Diagnosis> all = new ArrayList<>();
            for (int seed = 1; seed <= 40; seed++) {
                boolean succeeds = random.nextDouble() < share;
                all.add((succeeds ? healthy : sick).get(seed - 1));
                if (run.next().isPresent()) {
                    run.add(succeeds ? SeedOutcome.success(seed) : SeedOutcome.failure(seed, "sick"));
                }
            }
            Collections.shuffle(all, random);

            Decision decision = SeedGroupDiagnosis.of(all).get(0).decision();
            assertThat(decision).as("trial %d", trial).isEqualTo(run.result().decision());
            seen.merge(decision, 1, Integer::sum);
        }
        assertThat(seen).hasSize(3);
    }

    @Test
    void whereSeedsAreMissingAndTheOthersDoNotTellItSaysWhichAreMissing() {
        List<Diagnosis> some = new ArrayList<>(group("trains", 5, 4));
        some.remove(6);
        some.remove(3);
        some.remove(2);

        assertThat(SeedGroupDiagnosis.of(some).get(0).undecided())
                .hasValueSatisfying(why -> assertThat(why)
                        .startsWith("the seeds do not tell: 3 of 6 seeds succeeded (50 %), at least 50 % required")
                        .endsWith(". Of 40 seeds 6 were recorded; missing between them: 3 to 4, 7"));
        assertThat(SeedGroupDiagnosis.of(group("trains", 5, 0)).get(0).undecided())
                .isEmpty();
    }

    @Test
    void anUnknownShareIsAcceptedWhereTheTestAllowsIt() {
        Diagnosis sick = RuleSet.defaults().evaluate(recording("trains", 1, false, true));

        assertThat(SeedGroupDiagnosis.withSharesConsidered(List.of(sick)).get(0).gateOutcome())
                .isEqualTo(Outcome.HEALTHY);
    }

    @Test
    void oneGroupDoesNotAnswerForAnotherNorForPlainTests() {
        List<Diagnosis> all = new ArrayList<>(group("good", 19, 1));
        all.addAll(group("bad", 1, 19));
        all.add(RuleSet.defaults().evaluate(Recordings.constant(3, 1e-6, 0.6, 0.7)));

        List<Diagnosis> considered = SeedGroupDiagnosis.withSharesConsidered(all);

        assertThat(considered.subList(0, 20)).allMatch(it -> it.gateOutcome() == Outcome.HEALTHY);
        assertThat(considered.subList(21, 41)).allMatch(it -> it.gateOutcome() == Outcome.UNHEALTHY);
        assertThat(SeedGroupDiagnosis.of(all)).hasSize(2);
    }

    @Test
    void aSeedWhoseTestFailedDidNotSucceedAndAnAbortedOneDoesNotCount() {
        List<Diagnosis> diagnoses = List.of(
                ended(recording("trains", 1, true, false), Ending.Status.COMPLETE),
                ended(recording("trains", 2, true, false), Ending.Status.FAILED),
                ended(recording("trains", 3, true, false), Ending.Status.ABORTED));

        SeedGroupDiagnosis group = SeedGroupDiagnosis.of(diagnoses).get(0);
        assertThat(group.successes())
                .containsOnlyKeys(1L, 2L)
                .containsEntry(1L, true)
                .containsEntry(2L, false);
    }

    @Test
    void aSeedWithTwoModelsSucceedsIfBothAreHealthy() {
        List<Diagnosis> diagnoses = List.of(
                RuleSet.defaults().evaluate(recording("trains", 1, true, false)),
                RuleSet.defaults().evaluate(recording("trains", 1, false, false)));

        assertThat(SeedGroupDiagnosis.of(diagnoses).get(0).observed()).isEqualTo(new ObservedShare(0, 1));
    }
}
