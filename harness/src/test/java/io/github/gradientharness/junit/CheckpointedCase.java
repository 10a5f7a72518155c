package io.github.gradientharness.junit;

import io.github.gradientharness.instrument.GradientRecorder;
import java.io.File;
import java.io.IOException;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;

/** Its first run ends with its JVM in the middle of the test, an epoch behind the checkpoint; the next run goes on. */
@RecordGradients
class CheckpointedCase {

    static final String CHECKPOINT = "checkpointed.model";

    @Test
    void trains(GradientRecorder recorder) throws IOException {
        File checkpoint = new File(System.getProperty(CHECKPOINT));
        boolean goesOn = checkpoint.exists();
        MultiLayerNetwork network =
                recorder.attach(goesOn ? MultiLayerNetwork.load(checkpoint, true) : ResumedTrainingTest.network());
        network.fit(ResumedTrainingTest.data(), 2);
        if (!goesOn) {
            network.save(checkpoint, true);
            network.fit(ResumedTrainingTest.data(), 1);
            Runtime.getRuntime().halt(1);
        }
    }
}
