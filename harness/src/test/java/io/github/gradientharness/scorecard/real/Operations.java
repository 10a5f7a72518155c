package io.github.gradientharness.scorecard.real;

import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.autodiff.samediff.TrainingConfig;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ops.impl.layers.convolution.config.Conv2DConfig;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.regularization.L2Regularization;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** SameDiff networks. */
enum Operations implements Network {
    /** Hidden layers of the same width. */
    STACK {
        @Override
        SDVariable features(SameDiff graph, SDVariable inputs, RealTask task, Setup setup) {
            return stack(graph, inputs, task.train().inputShape()[0], setup);
        }
    },
    /** Each hidden layer is added to what came in. */
    SKIPPING {
        @Override
        SDVariable features(SameDiff graph, SDVariable inputs, RealTask task, Setup setup) {
            SDVariable values = activated(
                    graph,
                    dense(graph, inputs, "hidden0", task.train().inputShape()[0], setup.width, setup, false),
                    setup);
            for (int i = 1; i < setup.layers; i++) {
                values = values.add(activated(
                        graph, dense(graph, values, "hidden" + i, setup.width, setup.width, setup, false), setup));
            }
            return values;
        }
    },
    /** A convolution, and hidden layers. */
    CONVOLUTION {
        @Override
        SDVariable features(SameDiff graph, SDVariable inputs, RealTask task, Setup setup) {
            SDVariable kernel = graph.var("convolution/W", setup.hiddenKernels().array(9, 54, 3, 3, 1, 6));
            SDVariable bias = graph.var("convolution/b", Nd4j.zeros(DataType.FLOAT, 6));
            Conv2DConfig config = Conv2DConfig.builder()
                    .kH(3)
                    .kW(3)
                    .sH(2)
                    .sW(2)
                    .paddingMode(org.nd4j.linalg.api.ops.impl.layers.convolution.config.PaddingMode.SAME)
                    .dataFormat("NCHW")
                    .build();
            SDVariable image = activated(graph, graph.cnn.conv2d(inputs, kernel, bias, config), setup);
            return stack(graph, image.reshape(-1, 6 * 16), 6 * 16, setup);
        }
    };

    abstract SDVariable features(SameDiff graph, SDVariable inputs, RealTask task, Setup setup);

    @Override
    public Learner create(RealTask task, Setup setup, long seed) {
        Nd4j.getRandom().setSeed(seed);
        SameDiff graph = SameDiff.create();
        Samples samples = task.train();
        SDVariable inputs = graph.placeHolder("inputs", DataType.FLOAT, placeholder(samples.inputShape()));
        SDVariable targets = graph.placeHolder("targets", DataType.FLOAT, placeholder(samples.targetShape()));
        SDVariable values = features(graph, inputs, task, setup);
        long outputs = samples.targetShape()[0];
        SDVariable logits = dense(graph, values, "output", setup.width, outputs, setup, true);
        loss(graph, targets, logits, task, setup);
        graph.setLossVariables("loss");
        TrainingConfig.Builder config = TrainingConfig.builder()
                .updater(setup.updater)
                .dataSetFeatureMapping("inputs")
                .dataSetLabelMapping("targets");
        if (setup.l2 > 0) {
            config.regularization(new L2Regularization(setup.l2));
        }
        graph.setTrainingConfig(config.build());
        return new Learners.Operations(graph, "prediction");
    }

    private static long[] placeholder(long[] shape) {
        long[] whole = new long[shape.length + 1];
        whole[0] = -1;
        System.arraycopy(shape, 0, whole, 1, shape.length);
        return whole;
    }

    private static SDVariable stack(SameDiff graph, SDVariable inputs, long width, Setup setup) {
        SDVariable values = inputs;
        long below = width;
        for (int i = 0; i < setup.layers; i++) {
            values = activated(graph, dense(graph, values, "hidden" + i, below, setup.width, setup, false), setup);
            below = setup.width;
        }
        return values;
    }

    private static SDVariable dense(
            SameDiff graph, SDVariable below, String name, long in, long out, Setup setup, boolean isOutput) {
        Kernels kernels = isOutput ? setup.kernelsOfOutput() : setup.hiddenKernels();
        boolean frozen = !isOutput && setup.isFrozen(Integer.parseInt(name.replaceAll("\\D", "")));
        SDVariable kernel = frozen
                ? graph.constant(name + "/W", kernels.array(in, out, in, out))
                : graph.var(name + "/W", kernels.array(in, out, in, out));
        double start = isOutput ? setup.outputBias : setup.bias;
        return below.mmul(kernel)
                .add(graph.var(name + "/b", Nd4j.zeros(DataType.FLOAT, out).addi(start)));
    }

    private static SDVariable activated(SameDiff graph, SDVariable values, Setup setup) {
        return switch (setup.activation) {
            case RELU -> graph.nn.relu(values, 0);
            case TANH -> graph.math.tanh(values);
            case SIGMOID -> graph.nn.sigmoid(values);
            case ELU -> graph.nn.elu(values);
            default -> throw new IllegalArgumentException(setup.activation.name());
        };
    }

    private static void loss(SameDiff graph, SDVariable targets, SDVariable logits, RealTask task, Setup setup) {
        Activation output = setup.output(task);
        SDVariable prediction = switch (output) {
            case SOFTMAX -> graph.nn.softmax("prediction", logits, 1);
            case SIGMOID -> graph.nn.sigmoid("prediction", logits);
            case RELU -> graph.nn.relu("prediction", logits, 0);
            case TANH -> graph.math.tanh("prediction", logits);
            default -> graph.identity("prediction", logits);
        };
        LossFunction loss = setup.loss(task);
        if (loss == LossFunction.MSE) {
            graph.loss.meanSquaredError("loss", targets, prediction, null);
        } else if (loss == LossFunction.NEGATIVELOGLIKELIHOOD) {
            // by hand, as many write it: log(0) where the prediction is 0
            graph.math.log(prediction).mul(targets).sum(1).neg().mean("loss");
        } else if (output == Activation.SOFTMAX) {
            graph.loss.softmaxCrossEntropy("loss", targets, logits, null);
        } else {
            graph.loss.sigmoidCrossEntropy("loss", targets, logits, null);
        }
    }
}
