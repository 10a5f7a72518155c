package io.github.gradientharness.benchmark;

import io.github.gradientharness.instrument.GradientRecorder;
import io.github.gradientharness.instrument.Preset;
import io.github.gradientharness.instrument.RecorderOptions;
import io.github.gradientharness.recording.Ending;
import io.github.gradientharness.recording.Recording;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** Trains one iteration, recorded in full, and fails if the heap does not suffice. Run it with one -Xmx after another. */
public final class HeapForAnActivation {

    private static final int UNITS = 16;

    private HeapForAnActivation() {}

    /** Takes the kind, "lstm" or "dense", the type, "FLOAT" or "DOUBLE", the number of sequences and their length. */
    public static void main(String[] arguments) {
        boolean isRecurrent = arguments[0].equals("lstm");
        DataType type = DataType.valueOf(arguments[1]);
        long samples = Long.parseLong(arguments[2]);
        long steps = Long.parseLong(arguments[3]);
        MultiLayerNetwork network = network(isRecurrent, type);
        GradientRecorder recorder =
                new GradientRecorder(RecorderOptions.inMemory("heap").with(Preset.FULL));
        recorder.attach(network);
        if (isRecurrent) {
            network.fit(Nd4j.rand(type, samples, 2, steps), Nd4j.zeros(type, samples, 1, steps));
        } else {
            network.fit(Nd4j.rand(type, samples * steps, 2), Nd4j.zeros(type, samples * steps, 1));
        }
        recorder.end(Ending.Status.COMPLETE);
        Recording recording = recorder.recording();
        if (!recording.notes().isEmpty() || !recording.ending().problem().isEmpty()) {
            throw new IllegalStateException(
                    recording.notes() + recording.ending().problem());
        }
    }

    private static MultiLayerNetwork network(boolean isRecurrent, DataType type) {
        var list = new NeuralNetConfiguration.Builder()
                .seed(7)
                .dataType(type)
                .activation(Activation.TANH)
                .list();
        if (isRecurrent) {
            list.layer(new LSTM.Builder().nIn(2).nOut(UNITS).build())
                    .layer(new LSTM.Builder().nIn(UNITS).nOut(UNITS).build())
                    .layer(new RnnOutputLayer.Builder(LossFunction.MSE)
                            .nIn(UNITS)
                            .nOut(1)
                            .activation(Activation.IDENTITY)
                            .build());
        } else {
            list.layer(new DenseLayer.Builder().nIn(2).nOut(UNITS).build())
                    .layer(new DenseLayer.Builder().nIn(UNITS).nOut(UNITS).build())
                    .layer(new OutputLayer.Builder(LossFunction.MSE)
                            .nIn(UNITS)
                            .nOut(1)
                            .activation(Activation.IDENTITY)
                            .build());
        }
        MultiLayerNetwork network = new MultiLayerNetwork(list.build());
        network.init();
        return network;
    }
}
