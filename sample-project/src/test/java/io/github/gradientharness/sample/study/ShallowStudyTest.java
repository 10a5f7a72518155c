package io.github.gradientharness.sample.study;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Over seeds: the tutorial's networks of one and five hidden layers. */
@Tag("tutorial")
class ShallowStudyTest {

    static List<Experiment> experiments() {
        return Experiment.shallow();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("experiments")
    void agreesWithTheReference(Experiment experiment) {
        List<SeedResult> results = ResultStore.ofThisProject().train(experiment);

        StudyAssertions.assertAgreesWithTheReference(experiment, results);
    }
}
