package io.github.gradientharness.scorecard.real;

import java.util.List;
import org.nd4j.linalg.dataset.DataSet;

/** A model that is being trained. */
interface Learner {

    /** What the recorder is attached to. */
    Object model();

    void epoch(List<DataSet> batches);

    /** One row for each example, flat in row-major order of the target's shape. */
    float[][] predict(Samples samples);
}
