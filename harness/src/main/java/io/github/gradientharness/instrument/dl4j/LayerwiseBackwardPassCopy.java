package io.github.gradientharness.instrument.dl4j;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamClass;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.layers.FrozenLayer;
import org.deeplearning4j.nn.layers.wrapper.BaseWrapperLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A network of its own with another network's configuration and parameters, without updater and listeners.
 *
 * <p>The configuration is copied through Java's serialization: DL4J's own {@code clone()} leaves the dropout objects of
 * some layers shared, and those hold the masks of the iteration that is under way.
 */
record LayerwiseBackwardPassCopy(MultiLayerNetwork network) {

    static LayerwiseBackwardPassCopy of(MultiLayerNetwork original) {
        MultiLayerNetwork network = new MultiLayerNetwork(copyOf(original.getLayerWiseConfigurations()));
        network.init(original.params().dup(), false);
        network.initGradientsView();
        for (int i = 0; i < network.getnLayers(); i++) {
            Layer layer = network.getLayer(i);
            layer.allowInputModification(false);
            if (original.getLayer(i) instanceof FrozenLayer || layer instanceof FrozenLayer) {
                network.getLayers()[i] = passable(layer);
            }
        }
        return new LayerwiseBackwardPassCopy(network);
    }

    /** A frozen layer gets a place for its gradient, which DL4J denies it, and loses the dropout it never applies. */
    private static FrozenLayer passable(Layer layer) {
        FrozenLayer frozen = layer instanceof FrozenLayer it ? it : new FrozenLayer(layer);
        Layer inside = frozen.getInsideLayer();
        inside.conf().getLayer().setIDropout(null);
        INDArray parameters = inside.params();
        if (parameters != null) {
            inside.setBackpropGradientsViewArray(Nd4j.create(parameters.dataType(), parameters.length()));
        }
        return frozen;
    }

    private static MultiLayerConfiguration copyOf(MultiLayerConfiguration configuration) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(configuration);
        } catch (IOException exception) {
            throw new IllegalStateException("its configuration can't be serialized", exception);
        }
        try (ObjectInputStream in = new UsersClasses(new ByteArrayInputStream(bytes.toByteArray()))) {
            return (MultiLayerConfiguration) in.readObject();
        } catch (IOException | ClassNotFoundException exception) {
            throw new IllegalStateException("its configuration can't be copied", exception);
        }
    }

    /** Finds the user's own layers, losses and updaters even when the harness has another class loader. */
    private static final class UsersClasses extends ObjectInputStream {

        UsersClasses(InputStream in) throws IOException {
            super(in);
        }

        @Override
        protected Class<?> resolveClass(ObjectStreamClass description) throws IOException, ClassNotFoundException {
            try {
                return super.resolveClass(description);
            } catch (ClassNotFoundException exception) {
                return Class.forName(
                        description.getName(), false, Thread.currentThread().getContextClassLoader());
            }
        }
    }

    /** Takes over the parameters and counts. */
    void follow(MultiLayerNetwork original) {
        network.params().assign(original.params());
        for (int i = 0; i < network.getnLayers(); i++) {
            network.getLayer(i).setIterationCount(original.getLayer(i).getIterationCount());
            network.getLayer(i).setEpochCount(original.getLayer(i).getEpochCount());
        }
    }

    /** Sets a minibatch's masks as {@code fit} would. */
    void setMasks(INDArray features, @Nullable INDArray featuresMask, @Nullable INDArray labelsMask) {
        network.setInputMiniBatchSize((int) features.size(0));
        network.setLayerMaskArrays(featuresMask, labelsMask);
    }

    /** Takes over the masks that stand in the layers of the original. */
    void setMasksOf(MultiLayerNetwork original) {
        for (int i = 0; i < network.getnLayers(); i++) {
            setMask(network.getLayer(i), original.getLayer(i));
        }
    }

    /** Some wrappers reshape a mask that is set on them, so that it has to go where it came from. */
    private static void setMask(Layer layer, Layer original) {
        if (layer instanceof BaseWrapperLayer wrapper && original instanceof BaseWrapperLayer other) {
            setMask(wrapper.getUnderlying(), other.getUnderlying());
        } else if (original.getMaskArray() != null) {
            layer.setMaskArray(original.getMaskArray().dup());
        }
    }

    /** Lets go of everything that belongs to one minibatch. */
    void forgetMinibatch() {
        network.clearLayersStates();
        network.clearLayerMaskArrays();
        network.setInput(null);
        network.setLabels(null);
    }
}
