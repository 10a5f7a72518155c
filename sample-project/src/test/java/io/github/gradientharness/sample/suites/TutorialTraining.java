package io.github.gradientharness.sample.suites;

import static io.github.gradientharness.sample.TutorialData.testPoints;
import static io.github.gradientharness.sample.TutorialData.trainPoints;

import io.github.gradientharness.instrument.GradientRecorder;
import io.github.gradientharness.sample.Accuracy;
import io.github.gradientharness.sample.ShuffledMinibatches;
import io.github.gradientharness.sample.TutorialData;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.dataset.DataSet;

/** Trains a network as the tutorial does: 500 epochs of shuffled minibatches, its accuracy taken after each. */
public final class TutorialTraining {

    /** The tutorial's number of epochs. */
    public static final int EPOCHS = 500;

    private TutorialTraining() {}

    /** Trains, records, and returns the accuracy on the test rows at the end. */
    public static double train(MultiLayerNetwork network, long shuffleSeed, GradientRecorder recorder) {
        return train(network, shuffleSeed, EPOCHS, recorder);
    }

    /** The same with another number of epochs. */
    public static double train(MultiLayerNetwork network, long shuffleSeed, int epochs, GradientRecorder recorder) {
        DataSet train = TutorialData.train();
        DataSet test = TutorialData.test();
        ShuffledMinibatches minibatches = TutorialData.trainMinibatches(shuffleSeed);
        recorder.plannedEpochs(epochs).attach(network);
        recorder.dataSet("training data", trainPoints().points(), trainPoints().labels());
        recorder.dataSet("test data", testPoints().points(), testPoints().labels());
        double accuracy = 0;
        for (int epoch = 1; epoch <= epochs; epoch++) {
            network.fit(minibatches);
            accuracy = Accuracy.of(network, test);
            recorder.metric("train accuracy", Accuracy.of(network, train));
            recorder.metric("test accuracy", accuracy);
        }
        return accuracy;
    }
}
