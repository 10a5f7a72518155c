package io.github.gradientharness.assertj;

import static io.github.gradientharness.assertj.GradientAssertions.firstLayer;
import static io.github.gradientharness.assertj.GradientAssertions.lastLayer;
import static io.github.gradientharness.assertj.GradientAssertions.layer;
import static io.github.gradientharness.verdict.RuleId.DEAD_LAYER;
import static io.github.gradientharness.verdict.RuleId.VANISHING_GRADIENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.recording.Recordings;
import java.util.List;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.opentest4j.MultipleFailuresError;

class GradientSoftAssertionsTest {

    private static final Recording SICK = Recordings.constant(20, 1e-6, 1e-3, 1.0);

    private final GradientSoftAssertions softly = new GradientSoftAssertions();

    private List<String> collected() {
        return softly.assertionErrorsCollected().stream()
                .map(Throwable::getMessage)
                .toList();
    }

    @Test
    void failuresOfAllKindsAreCollectedAndReportedTogether() {
        softly.assertThat(SICK)
                .inEpochs(1, 20)
                .gradientRatio(firstLayer(), lastLayer())
                .isGreaterThan(1e-3);
        softly.assertThat(SICK).hasNoFinding(VANISHING_GRADIENT).hasFinding(DEAD_LAYER);
        softly.assertThat(SICK)
                .inEpoch(1)
                .eachLayer()
                .gradient()
                .max()
                .isGreaterThan(0.1)
                .isLessThan(0.5);
        softly.assertThat(SICK).findings().isEmpty();
        softly.assertThat(SICK).matches(recording -> recording.lastEpoch() == 3, "has 3 epochs");
        softly.assertThatRecordings(List.of(SICK)).shareOfHealthy().observed().isEqualTo(1);
        softly.assertThat(1 + 1).isEqualTo(3);

        assertThat(collected()).hasSize(9);
        assertThat(collected().get(0)).contains("mean |gradient| of 'hidden 1' over 'output'", "1.0E-6");
        assertThat(collected().get(1)).contains("Expected no finding of vanishing-gradient, but there is: ERROR");
        assertThat(collected().get(2)).contains("Expected a finding of dead-layer, but there is none");
        assertThat(collected().get(3)).contains("greater than 0.1, but 2 of 3");
        assertThat(collected().get(4)).contains("less than 0.5, but 1 of 3");
        assertThat(collected().get(5)).contains("ERROR vanishing-gradient in layer 'hidden 1'");
        assertThat(collected().get(6)).contains("has 3 epochs");
        assertThat(collected().get(7)).contains("share of recordings that are healthy");
        assertThat(softly.wasSuccess()).isFalse();
        assertThatThrownBy(softly::assertAll)
                .isInstanceOf(MultipleFailuresError.class)
                .hasMessage(
                        "9 assertions failed. The first: suite > test, epochs 1 to 20: mean |gradient| of 'hidden 1'"
                                + " over 'output'")
                .asString()
                .contains("Multiple Failures (9 failures)", "-- failure 9 --", "  hidden 1  1e-6   #\n");
    }

    @Test
    void aChainGoesOnAfterItsFirstFailure() {
        softly.assertThat(SICK)
                .inEpochs(1, 20)
                .gradientRatio(firstLayer(), lastLayer())
                .isGreaterThan(1e-3)
                .isNegative();

        assertThat(collected()).hasSize(2);
    }

    @Test
    void aStepThatFailsIsCollectedOnceAndTheRestOfTheChainPassedOver() {
        softly.assertThat(SICK).inEpochs(21, 30).layer(0).gradient().mean().isEqualTo(7);
        assertThat(softly.wasSuccess()).isFalse();
        softly.assertThat(SICK)
                .inEpochs(21, 30)
                .eachLayer()
                .update()
                .l2()
                .isZero()
                .slope()
                .isZero();
        softly.assertThat(SICK).overall().firstLayer().update().l2().isEqualTo(7);
        softly.assertThat(SICK)
                .overall()
                .firstLayer()
                .update()
                .distribution()
                .zeroShare()
                .isEqualTo(7);
        softly.assertThat(SICK).metric("F1").values().isEmpty();
        softly.assertThat(SICK).metric("F1").last().isEqualTo(7);
        softly.assertThat(SICK).loss().falls();

        assertThat(collected()).hasSize(7);
        assertThat(collected().get(0)).contains("Nothing was recorded in epochs 21 to 30.");
        assertThat(collected().get(2)).contains("The update of layer 'hidden 1' (kernel) was not measured");
        assertThat(collected().get(4)).contains("There is no metric 'F1'.");
    }

    @Test
    void whatPassesIsNotCollected() {
        softly.assertThat(SICK)
                .as("as it should be")
                .hasFinding(VANISHING_GRADIENT)
                .isUnhealthy()
                .inEpoch(1)
                .lastLayer()
                .gradient()
                .meanAbsolute()
                .isEqualTo(1);

        assertThat(collected()).isEmpty();
        assertThat(softly.wasSuccess()).isTrue();
        softly.assertAll();
    }

    @Test
    void whatTheUserSaidIsKept() {
        softly.assertThat(SICK)
                .as("fraud model")
                .inEpoch(1)
                .firstLayer()
                .gradient()
                .mean()
                .isEqualTo(7);
        softly.assertThat(SICK)
                .withFailMessage("look here")
                .inEpoch(1)
                .gradientSlope()
                .isNegative();
        softly.assertThat(SICK).as("fraud model").isHealthy();

        assertThat(collected().get(0)).startsWith("[fraud model: suite > test, epoch 1: mean gradient of layer");
        assertThat(collected().get(1))
                .startsWith("[suite > test, epoch 1: slope over depth")
                .contains("look here");
        assertThat(collected().get(2)).startsWith("[fraud model: suite > test] Expected healthy gradients");
    }

    @Test
    void aMistakeIsThrownAtOnce() {
        assertThatThrownBy(() -> softly.assertThat(SICK).inEpoch(1).layer("hiden 1"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> softly.assertThat(SICK).hasNoFinding("vanishing"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> softly.assertThat(SICK).inEpoch(1).gradientRatio(layer(7), lastLayer()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void assertSoftlyFailsWithAllFailures() {
        assertThatThrownBy(() -> GradientSoftAssertions.assertSoftly(all -> {
                    all.assertThat(SICK).isHealthy();
                    all.assertThat(SICK).inEpoch(1).smallestOverLargestLayer().isGreaterThan(0.01);
                }))
                .isInstanceOf(AssertionError.class)
                .hasMessageStartingWith(
                        "2 assertions failed. The first: [suite > test] Expected healthy gradients, but there"
                                + " is: ERROR vanishing-gradient in layer 'hidden 1'")
                .message()
                .hasLineCount(1);
    }

    /** As a project with soft assertions of its own would do it. */
    public static class ProjectSoftAssertions extends GradientSoftAssertions {}

    @Test
    void theVocabularyCanBeMixedIntoOnesOwn() {
        ProjectSoftAssertions own = new ProjectSoftAssertions();
        own.assertThat(SICK).inEpoch(1).smallestOverLargestLayer().isGreaterThan(0.01);
        own.assertThat("text").isEmpty();

        assertThat(own.assertionErrorsCollected()).hasSize(2);
    }

    @Test
    void otherSoftAssertionsCanTakeOver() {
        SoftAssertions plain = new SoftAssertions();
        GradientSoftAssertions part = new GradientSoftAssertions();
        part.setDelegate(plain);
        part.assertThat(SICK).inEpoch(1).smallestOverLargestLayer().isGreaterThan(0.01);
        part.assertThat(SICK).isHealthy();

        assertThat(plain.assertionErrorsCollected()).hasSize(2);
    }
}
