package io.github.gradientharness.instrument.dl4j;

import java.util.function.Consumer;
import org.deeplearning4j.nn.conf.BackpropType;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Computes each layer's activation and the gradient of the mean loss with respect to it, on a private copy of a network.
 *
 * <p>DL4J hands out no gradient of an activation. A pass takes the network's current parameters, runs the minibatch
 * through the copy in training mode and goes backwards layer by layer. It changes nothing of the network: parameters,
 * updater, running statistics, counts, masks, recurrent state and the thread's random numbers stay as they are.
 *
 * <p>Scale: as for GRADIENT, the gradient of the summed loss is divided by the size of the minibatch, unless the network
 * was configured with {@code miniBatch(false)}. Regularization has no part in it.
 *
 * <p>Dropout and other noise are active. {@link #run} draws masks of its own, so that dL/da is that of another, equally
 * likely iteration on the same minibatch; {@link #replay} repeats those of the iteration. Batch normalization uses the
 * minibatch's statistics. Frozen layers run as they do in training and are passed through, which training itself
 * doesn't.
 *
 * <p>The copy is made at the first pass and costs the memory of the parameters twice (values and gradients). Not safe
 * for use by several threads. Whatever goes wrong is said in the result; no exception leaves a pass.
 */
final class LayerwiseBackwardPass {

    private final MultiLayerNetwork network;
    private @Nullable LayerwiseBackwardPassCopy copy;

    private LayerwiseBackwardPass(MultiLayerNetwork network) {
        this.network = network;
    }

    static LayerwiseBackwardPass of(MultiLayerNetwork network) {
        return new LayerwiseBackwardPass(network);
    }

    /** Measures a minibatch with masks of dropout that are drawn anew. */
    LayerGradients run(
            INDArray features, INDArray labels, @Nullable INDArray featuresMask, @Nullable INDArray labelsMask) {
        return measure(features, labels, null, it -> it.setMasks(features, featuresMask, labelsMask));
    }

    /**
     * Measures the minibatch that stands in the network, with the masks that stand in its layers.
     *
     * @param random the thread's random state when the iteration began, so that dropout draws what it drew then
     */
    LayerGradients replay(LayerwiseBackwardPassRandom random) {
        return measure(network.getInput(), network.getLabels(), random, it -> it.setMasksOf(network));
    }

    private LayerGradients measure(
            @Nullable INDArray features,
            @Nullable INDArray labels,
            @Nullable LayerwiseBackwardPassRandom random,
            Consumer<LayerwiseBackwardPassCopy> masks) {
        String obstacle = obstacle(features);
        if (features == null || !obstacle.isEmpty()) {
            return LayerGradients.notMeasured(network.getnLayers(), obstacle);
        }
        try {
            return unguarded(features, labels, random, masks);
        } catch (RuntimeException | LinkageError | OutOfMemoryError failure) {
            return LayerGradients.notMeasured(
                    network.getnLayers(), "The network could not be run on a private copy: " + failure);
        }
    }

    private String obstacle(@Nullable INDArray features) {
        if (network.getLayerWiseConfigurations().getBackpropType() == BackpropType.TruncatedBPTT) {
            return "Truncated backpropagation through time carries state from segment to segment; "
                    + "gradients of activations are not measured for it.";
        }
        return features == null ? "The network holds no minibatch at this moment." : "";
    }

    private LayerGradients unguarded(
            INDArray features,
            @Nullable INDArray labels,
            @Nullable LayerwiseBackwardPassRandom random,
            Consumer<LayerwiseBackwardPassCopy> masks) {
        LayerwiseBackwardPassRandom now = LayerwiseBackwardPassRandom.ofThisThread();
        try (MemoryWorkspace outside = Nd4j.getMemoryManager().scopeOutOfWorkspaces()) {
            LayerwiseBackwardPassCopy current = current();
            masks.accept(current);
            if (random != null) {
                random.restore();
            }
            return new LayerwiseBackwardPassRun(current, features.dup(), labels == null ? null : labels.dup()).result();
        } finally {
            now.restore();
            if (copy != null) {
                copy.forgetMinibatch();
            }
        }
    }

    private LayerwiseBackwardPassCopy current() {
        LayerwiseBackwardPassCopy it = copy;
        if (it == null) {
            it = LayerwiseBackwardPassCopy.of(network);
            copy = it;
        }
        it.follow(network);
        return it;
    }
}
