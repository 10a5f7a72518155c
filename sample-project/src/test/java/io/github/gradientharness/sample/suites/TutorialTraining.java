package io.github.gradientharness.sample.suites;

import io.github.gradientharness.instrument.GradientRecorder;
import io.github.gradientharness.sample.Accuracy;
import io.github.gradientharness.sample.ShuffledMinibatches;
import io.github.gradientharness.sample.TutorialData;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.dataset.DataSet;

/** Trains a network as the tutorial does: 500 epochs of shuffled minibatches, its accuracy taken after each. */
final class TutorialTraining {

    static final int EPOCHS = 500;

    private TutorialTraining() {}

    /** Trains, records, and returns the accuracy on the test rows at the end. */
    static double train(MultiLayerNetwork network, long shuffleSeed, GradientRecorder recorder) {
        DataSet train = TutorialData.train();
        DataSet test = TutorialData.test();
        ShuffledMinibatches minibatches = TutorialData.trainMinibatches(shuffleSeed);
        recorder.plannedEpochs(EPOCHS).attach(network);
        double accuracy = 0;
        for (int epoch = 1; epoch <= EPOCHS; epoch++) {
            network.fit(minibatches);
            accuracy = Accuracy.of(network, test);
            recorder.metric("train accuracy", Accuracy.of(network, train));
            recorder.metric("test accuracy", accuracy);
        }
        return accuracy;
    }
}
