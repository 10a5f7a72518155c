package io.github.gradientharness.scorecard.real;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class RemedyStudyTest {

    private static final RemedyStudyTable.Line LINE = new RemedyStudyTable.Line(
            "LeNet",
            true,
            Sickness.RATE_TOO_LOW,
            1,
            List.of(Advice.RAISE_RATE, Advice.BIASES),
            4,
            "found-rate=0.05",
            3,
            List.of(new RemedyStudyTable.Tried("glorot", 1, 4), new RemedyStudyTable.Tried("found-rate=0.05", 9, 9)),
            12);

    @Test
    void aLineOfTheFileHoldsAllThatWasFound() {
        assertThat(RemedyStudyTable.Line.parse(LINE.text())).isEqualTo(LINE);
    }

    @Test
    void theTableCountsVariantsOfWhichThreeOfFourSeedsLearn() {
        assertThat(RemedyStudyTable.markdown(List.of(LINE)))
                .contains(
                        "| holdout | 1.000 [.207, 1.000] of 1 | 1.000 [.207, 1.000] of 1 | 1.000 [.207, 1.000] of 1 |")
                .contains("| glorot | - | .000 [.000, .793] of 1 |")
                .contains("| found-rate | - | 1.000 [.207, 1.000] of 1 |");
    }

    @Test
    void theSampleIsTheSameEachTimeAndOfBothHalvesAlike() {
        List<RealVariant> sample = study().sample(5);

        assertThat(sample).hasSize(10).doesNotHaveDuplicates();
        assertThat(sample).extracting(RealVariant::name).isEqualTo(names(study().sample(5)));
        assertThat(sample).filteredOn(RealVariant::isHoldout).hasSize(5);
        assertThat(sample).noneMatch(RealVariant::isHealthy);
        assertThat(names(study().sample(3))).isEqualTo(names(sample).subList(0, 6));
    }

    @Test
    void whoFollowsAnAdviceDoesWhatItsWordsSay() {
        RealVariant sick = RealVariants.all().stream()
                .filter(it -> it.name().equals("dense, digits, ReLU 2x32, biases -10"))
                .findFirst()
                .orElseThrow();

        Setup followed = FollowedAdvice.of(sick, List.of(Advice.BIASES, Advice.RAISE_RATE))
                .setup();

        assertThat(followed.bias).isZero();
        assertThat(followed.updater.getLearningRate(0, 0))
                .isEqualTo(10 * sick.setup().updater.getLearningRate(0, 0));
        assertThat(sick.setup().bias).isEqualTo(-10);
    }

    private static List<String> names(List<RealVariant> variants) {
        return variants.stream().map(RealVariant::name).toList();
    }

    private static RemedyStudy study() {
        return new RemedyStudy(List.of(), Path.of("none"));
    }
}
