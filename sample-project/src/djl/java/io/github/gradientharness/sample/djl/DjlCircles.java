package io.github.gradientharness.sample.djl;

import ai.djl.ndarray.types.DataType;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.core.Linear;
import ai.djl.training.initializer.Initializer;
import ai.djl.training.initializer.XavierInitializer;
import ai.djl.training.initializer.XavierInitializer.FactorType;
import ai.djl.training.initializer.XavierInitializer.RandomType;
import io.github.gradientharness.sample.CirclesModel;
import io.github.gradientharness.sample.Kernels;
import java.util.Iterator;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The tutorial's networks as blocks of DJL. DJL's loss applies the output's sigmoid by itself. */
final class DjlCircles {

    private DjlCircles() {}

    static Block block(CirclesModel model) {
        SequentialBlock block = new SequentialBlock();
        for (int layer = 0; layer < model.hiddenLayers(); layer++) {
            block.add(linear(model.width(), model.hiddenKernels())).add(function(model));
        }
        return block.add(linear(1, model.outputKernels()));
    }

    /**
     * The same with kernels of DL4J's, of which each is the transpose of one of DJL's.
     *
     * @param kernels by the layer's name and "/W", as {@code CirclesKernels} gives them
     */
    static Block block(CirclesModel model, Map<String, INDArray> kernels) {
        Block block = block(model);
        Iterator<INDArray> next = kernels.entrySet().stream()
                .filter(it -> it.getKey().endsWith("/W"))
                .map(Map.Entry::getValue)
                .iterator();
        for (Block child : block.getChildren().values()) {
            if (child instanceof Linear) {
                float[] values = next.next().transpose().ravel().toFloatVector();
                child.setInitializer((manager, shape, type) -> manager.create(values, shape), Parameter.Type.WEIGHT);
            }
        }
        return block;
    }

    private static Linear linear(int units, Kernels kernels) {
        Linear linear = Linear.builder().setUnits(units).build();
        linear.setInitializer(initializer(kernels), Parameter.Type.WEIGHT);
        return linear;
    }

    /** A variance of {@code magnitude / (3 · factor)} is that of a uniform distribution within ±√(magnitude / factor). */
    private static Initializer initializer(Kernels kernels) {
        return switch (kernels) {
            case UNIT_INTERVAL -> (manager, shape, type) -> manager.randomUniform(0, 1, shape, DataType.FLOAT32);
            case GLOROT_UNIFORM -> new XavierInitializer(RandomType.UNIFORM, FactorType.AVG, 3);
            case HE_UNIFORM -> new XavierInitializer(RandomType.UNIFORM, FactorType.IN, 6);
        };
    }

    private static Block function(CirclesModel model) {
        return switch (model.activation()) {
            case TANH -> Activation.tanhBlock();
            case RELU -> Activation.reluBlock();
            case SIGMOID -> Activation.sigmoidBlock();
            default ->
                throw new IllegalArgumentException(
                        "TANH, RELU and SIGMOID are written here, not " + model.activation());
        };
    }
}
