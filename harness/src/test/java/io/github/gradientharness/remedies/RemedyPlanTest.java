package io.github.gradientharness.remedies;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gradientharness.instrument.rebuild.Remedy;
import io.github.gradientharness.stats.ObservedShare;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RemedyPlanTest {

    private static final int REMEDIES = 12;

    @Test
    void aRemedyThatAlwaysHelpsIsProvenAndOneThatNeverDoesIsGivenUpSoon() {
        TriedRemedies tried = run((planned, random) -> attempt(
                planned, planned.change().equals("remedy-3") || planned.change().equals("remedy-5"), 1));
        RemedyTable table = RemedyTable.of(tried);

        assertThat(table.isComplete()).isTrue();
        assertThat(table.proven()).extracting(RemedyRow::change).containsExactly("remedy-3", "remedy-5");
        assertThat(row(table, "remedy-4").verdict()).isEqualTo(RemedyRow.Verdict.NOT_SHOWN);
        assertThat(row(table, "remedy-4").learned().runs()).isEqualTo(RemedyPlan.PATIENCE);
        assertThat(row(table, "remedy-3").withoutText()).isEqualTo("0 of 9");
        assertThat(row(table, PlannedTraining.ANOTHER_SEED).verdict()).isEqualTo(RemedyRow.Verdict.CONTROL);
    }

    @Test
    void aRemedyHasToBeBetterThanAnotherSeedAsWell() {
        TriedRemedies tried = run((planned, random) -> attempt(
                planned,
                planned.change().equals("remedy-3") || planned.change().equals(PlannedTraining.ANOTHER_SEED),
                1));

        assertThat(RemedyTable.of(tried).proven()).isEmpty();
    }

    @Test
    void onlyWhereNoSingleRemedyHelpsTwoAreCombined() {
        TriedRemedies tried = run((planned, random) -> attempt(
                planned, planned.change().contains("+"), planned.change().equals(PlannedTraining.UNCHANGED) ? 2 : 1));
        RemedyTable table = RemedyTable.of(tried);

        assertThat(table.proven()).isNotEmpty().allSatisfy(row -> {
            String[] both = row.change().split("\\+");
            assertThat(family(both[0])).isNotEqualTo(family(both[1]));
            assertThat(row.title()).contains(", and ");
        });
    }

    @Tag("slow")
    @ParameterizedTest
    @ValueSource(doubles = {0, 0.1, 0.3, 0.5, 0.8})
    void remediesThatDoNothingAreCalledProvenInAtMostFivePercentOfTables(double share) {
        int tables = 150;
        Random random = new Random(7);
        long wrong = IntStream.range(0, tables)
                .filter(any -> !RemedyTable.of(run((planned, it) -> attempt(planned, random.nextDouble() < share, 1)))
                        .proven()
                        .isEmpty())
                .count();

        assertThat(new ObservedShare((int) wrong, (int) (tables - wrong)).showsMoreThan(0.05, 0.95))
                .as("%d of %d tables have a remedy that is proven wrongly", wrong, tables)
                .isFalse();
        assertThat(wrong).isLessThanOrEqualTo(tables / 20);
    }

    @Tag("slow")
    @Test
    void soItIsWhereTheLossSaysWhatSucceeds() {
        int tables = 150;
        Random random = new Random(8);
        long wrong = IntStream.range(0, tables)
                .filter(any -> !RemedyTable.of(run((planned, it) -> attempt(planned, true, random.nextDouble())))
                        .proven()
                        .isEmpty())
                .count();

        assertThat(wrong).isLessThanOrEqualTo(tables / 20);
    }

    @Test
    void assertionsThatHoldForTheSickNetworkLeaveTheWordToTheLoss() {
        TriedRemedies tried =
                run((planned, random) -> attempt(planned, true, planned.change().equals("remedy-3") ? 0.1 : 0.7));
        RemedyTable table = RemedyTable.of(tried);

        assertThat(table.yardstick()).isEqualTo(Yardstick.LOSS);
        assertThat(table.proven()).extracting(RemedyRow::change).containsExactly("remedy-3");
        assertThat(table.proven().get(0).withoutText()).isEqualTo("0 of 9");
    }

    private static TriedRemedies run(BiFunction<PlannedTraining, Random, Attempt> training) {
        List<Remedy> remedies = IntStream.range(0, REMEDIES)
                .mapToObj(i -> new Remedy("remedy-" + i, family("remedy-" + i), "remedy " + i, ".call" + i + "()"))
                .toList();
        TriedRemedies tried = TriedRemedies.none("suite", "test").of("network", remedies, "");
        Random random = new Random(1);
        for (Optional<PlannedTraining> next = new RemedyPlan(tried).next();
                next.isPresent();
                next = new RemedyPlan(tried).next()) {
            tried = tried.plus(training.apply(next.get(), random), "now");
        }
        return tried;
    }

    private static String family(String remedy) {
        return "family " + Integer.parseInt(remedy.substring("remedy-".length())) % 3;
    }

    private static Attempt attempt(PlannedTraining planned, boolean passed, double loss) {
        return new Attempt(planned.change(), planned.seed(), passed, Double.NaN, loss, 1, "");
    }

    private static RemedyRow row(RemedyTable table, String change) {
        return table.rows().stream()
                .filter(row -> row.change().equals(change))
                .findFirst()
                .orElseThrow();
    }
}
