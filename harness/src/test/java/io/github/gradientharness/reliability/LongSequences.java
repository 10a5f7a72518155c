package io.github.gradientharness.reliability;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import io.github.gradientharness.instrument.GradientRecorder;
import io.github.gradientharness.junit.RecordGradients;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.MethodSelector;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** Runs a test that trains two recurrent layers on long sequences, by JUnit, in a JVM whose memory the caller chooses. */
public final class LongSequences {

    private LongSequences() {}

    /** Takes the output folder and the names of the tests; prints what came of it. */
    public static void main(String[] arguments) {
        EngineTestKit.engine("junit-jupiter")
                .selectors(Arrays.stream(arguments)
                        .skip(1)
                        .map(test -> selectMethod(TrainingCase.class, test, GradientRecorder.class.getName()))
                        .toArray(MethodSelector[]::new))
                .configurationParameter("gradient.preset", "full")
                .configurationParameter("gradient.outputDirectory", arguments[0])
                .configurationParameter("gradient.report", "false")
                .execute()
                .testEvents()
                .finished()
                .stream()
                .forEach(event -> System.out.println( // the parent process reads it
                        event.getTestDescriptor().getLegacyReportingName() + " "
                                + event.getRequiredPayload(TestExecutionResult.class)));
    }

    @RecordGradients
    static final class TrainingCase {

        /** The output of each recurrent layer takes 12 MB. */
        @Test
        void oneLength(GradientRecorder recorder) {
            train(recorder, 16, 512, 375, 8);
        }

        /** The output takes 24 MB. */
        @Test
        void tooLarge(GradientRecorder recorder) {
            train(recorder, 8, 6_000, 125, 8);
        }

        @Test
        void manyLengths(GradientRecorder recorder) {
            train(recorder, 4, 1, IntStream.range(0, 12).map(i -> 33 + 2 * i).toArray());
        }

        private static void train(GradientRecorder recorder, int units, int batch, int... lengths) {
            MultiLayerNetwork network = recorder.attach(network(units));
            Arrays.stream(lengths)
                    .forEach(length -> network.fit(
                            Nd4j.rand(DataType.FLOAT, batch, 2, length), Nd4j.zeros(DataType.FLOAT, batch, 1, length)));
        }

        private static MultiLayerNetwork network(int units) {
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
            return network;
        }
    }
}
