package io.github.gradientharness.reliability;

import io.github.gradientharness.instrument.GradientRecorder;
import io.github.gradientharness.instrument.RecorderOptions;
import io.github.gradientharness.instrument.Windowing;
import io.github.gradientharness.recording.Declaration;
import io.github.gradientharness.recording.Ending;
import java.nio.file.Path;
import java.util.Arrays;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** Trains two recurrent layers on sequences of the given lengths, recorded, in a JVM whose memory the test chooses. */
final class LongSequences {

    private LongSequences() {}

    /** Arguments: the file, the number of units, the batch size, and the length of each minibatch's sequences. */
    public static void main(String[] arguments) {
        Path file = Path.of(arguments[0]);
        int units = Integer.parseInt(arguments[1]);
        int batch = Integer.parseInt(arguments[2]);
        int[] lengths =
                Arrays.stream(arguments).skip(3).mapToInt(Integer::parseInt).toArray();
        MultiLayerNetwork network = new MultiLayerNetwork(new NeuralNetConfiguration.Builder()
                .seed(7)
                .dataType(DataType.FLOAT)
                .list()
                .layer(new LSTM.Builder().nIn(2).nOut(units).build())
                .layer(new LSTM.Builder().nIn(units).nOut(units).build())
                .layer(new RnnOutputLayer.Builder(LossFunction.MSE)
                        .nIn(units)
                        .nOut(1)
                        .activation(Activation.IDENTITY)
                        .build())
                .build());
        network.init();
        GradientRecorder recorder = new GradientRecorder(
                new RecorderOptions("run", "suite", "test", "test", Declaration.NONE, Windowing.ITERATION, () -> file));
        recorder.attach(network);
        for (int length : lengths) {
            INDArray labels = Nd4j.zeros(DataType.FLOAT, batch, 1, length);
            network.fit(Nd4j.ones(DataType.FLOAT, batch, 2, length), labels);
        }
        recorder.end(Ending.Status.COMPLETE);
        System.out.println("trained " + lengths.length);
    }
}
