package io.github.gradientharness.sample.study;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Over seeds: one to ten tanh layers of 5 units. */
@Tag("tutorial")
class NarrowDepthStudyTest {

    static List<Experiment> experiments() {
        return Experiment.narrowDepths();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("experiments")
    void agreesWithTheReference(Experiment experiment) {
        List<SeedResult> results = ResultStore.ofThisProject().train(experiment);

        StudyAssertions.assertAgreesWithTheReference(experiment, results);
    }
}
