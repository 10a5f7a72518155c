package io.github.gradientharness.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.gradientharness.recording.Quantity;
import io.github.gradientharness.verdict.Finding;
import io.github.gradientharness.verdict.Limit;
import io.github.gradientharness.verdict.Period;
import io.github.gradientharness.verdict.RuleId;
import io.github.gradientharness.verdict.Severity;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How many trainings with such a finding did not learn decides whether it is an error. */
class CalibrationTableTest {

    private static final Learning AFTER_3_EPOCHS = new Learning(1, 1, 60, 3, false);

    private static Finding vanishing(Severity severity, double ratio) {
        return Finding.of(RuleId.VANISHING_GRADIENT, severity, "hidden 1")
                .in(new Period(1, 3, 1, 60, Period.Unit.EPOCHS, 3))
                .since(1, 1)
                .measured("smallest over largest", ratio, Limit.atLeast(0.01))
                .meaning("It starves.")
                .remedies(List.of())
                .build();
    }

    private static String line(int failed, int all) {
        return "vanishing-gradient\tERROR\tUP_TO_5\tGUESSING\t2\t" + failed + "\t" + all;
    }

    private static Finding weighed(String... lines) {
        return new CalibrationTable(List.of(lines)).weigh(vanishing(Severity.ERROR, 0.002), AFTER_3_EPOCHS);
    }

    @Test
    void itSaysHowManyTrainingsThatLookedLikeThisDidNotLearn() {
        assertThat(weighed(line(296, 312)).meaning())
                .isEqualTo("It starves. Of 312 trainings that looked like this after 2 to 5 epochs in the"
                        + " harness's corpus, 296 did not learn (95 %; 95 % interval 92 to 97 %).");
    }

    @ParameterizedTest
    @CsvSource({"80, 100, WARNING", "14, 20, WARNING", "92, 100, ERROR", "18, 20, ERROR", "100, 100, ERROR"})
    void anErrorBecomesAWarningWhereCertainlyFewerThan90PercentFail(int failed, int all, Severity severity) {
        assertThat(weighed(line(failed, all)).severity()).isEqualTo(severity);
    }

    @Test
    void aWarningBecomesAnErrorOnlyWhereTheShareIsCertain() {
        CalibrationTable table = new CalibrationTable(List.of(
                "vanishing-gradient\tWARNING\tUP_TO_5\tGUESSING\t2\t20\t20",
                "vanishing-gradient\tWARNING\tUP_TO_5\tGUESSING\t1\t60\t60"));

        assertThat(table.weigh(vanishing(Severity.WARNING, 0.002), AFTER_3_EPOCHS)
                        .severity())
                .isEqualTo(Severity.WARNING);
        assertThat(table.weigh(vanishing(Severity.WARNING, 0.005), AFTER_3_EPOCHS)
                        .severity())
                .isEqualTo(Severity.ERROR);
    }

    @Test
    void whereFewAreAlikeTheLossDoesNotCountAndThenTheSizeDoesNot() {
        String otherLoss = "vanishing-gradient\tERROR\tUP_TO_5\tNEITHER\t2\t18\t18";
        String otherSize = "vanishing-gradient\tERROR\tUP_TO_5\tGUESSING\t4\t18\t18";

        assertThat(weighed(line(20, 20), otherLoss, otherSize).meaning())
                .contains("Of 20 trainings", "20 did not learn");
        assertThat(weighed(line(1, 2), otherLoss, otherSize).meaning()).contains("Of 20 trainings", "19 did not learn");
        assertThat(weighed(line(1, 1), otherLoss, otherSize).meaning()).contains("Of 37 trainings", "37 did not learn");
    }

    @Test
    void whereNothingIsKnownOfTheLossItDoesNotCount() {
        String otherLoss = "vanishing-gradient\tERROR\tUP_TO_5\tLEARNING\t2\t0\t30";
        Learning unknown = new Learning(Double.NaN, 1, 60, 3, false);

        assertThat(new CalibrationTable(List.of(line(30, 30), otherLoss))
                        .weigh(vanishing(Severity.ERROR, 0.002), unknown)
                        .severity())
                .isEqualTo(Severity.WARNING);
    }

    @Test
    void tooFewAreSaidToBeSo() {
        Finding finding = weighed(line(19, 19));

        assertThat(finding.severity()).isEqualTo(Severity.ERROR);
        assertThat(finding.meaning())
                .endsWith(
                        "The harness's corpus holds too few trainings that looked like this after 2 to 5 epochs to say"
                                + " how often they learn.");
    }

    @Test
    void findingsByALimitOfTheUsersAreLeftAlone() {
        NetworkByHand given = NetworkByHand.of("tanh", "tanh", "tanh");
        given.kernels(Quantity.GRADIENT, 1e-6, 0.1, 0.1);
        Judgement stricter = new Judgement(Map.of(RuleId.VANISHING_GRADIENT, 0.02), false);

        assertThat(RuleSet.defaults()
                        .evaluate(given.recording(1, 1))
                        .findings()
                        .get(0)
                        .meaning())
                .contains("trainings that looked like this");
        assertThat(RuleSet.defaults()
                        .evaluate(given.recording(1, 1), stricter)
                        .findings()
                        .get(0)
                        .meaning())
                .doesNotContain("trainings that looked like this");
    }

    @Test
    void aLineOfAnotherFormIsRefused() {
        assertThatThrownBy(() -> new CalibrationTable(List.of("vanishing-gradient\tERROR")))
                .hasMessage("Not a line of a calibration table: vanishing-gradient\tERROR");
    }

    @Test
    void theShippedTableKnowsEveryErrorThatIsFrequent() {
        Finding finding = CalibrationTable.SHIPPED.weigh(vanishing(Severity.ERROR, 1e-6), AFTER_3_EPOCHS);

        assertThat(finding.severity()).isEqualTo(Severity.ERROR);
        assertThat(finding.meaning()).containsPattern("Of \\d+ trainings that looked like this after 2 to 5 epochs");
    }
}
