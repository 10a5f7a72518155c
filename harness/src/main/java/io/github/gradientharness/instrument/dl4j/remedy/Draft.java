package io.github.gradientharness.instrument.dl4j.remedy;

import java.util.List;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.Layer;

/** A copy of a network's configuration that is being changed. */
interface Draft {

    /** The layers' configurations, in forward order. */
    List<NeuralNetConfiguration> layers();

    /** Whether a layer is fed by the data themselves. */
    boolean isFirst(NeuralNetConfiguration layer);

    /** Whether a layer is an output of the network. */
    boolean isOutput(NeuralNetConfiguration layer);

    /** Puts a layer behind another one, of as many units. */
    void insertAfter(NeuralNetConfiguration layer, Layer added);

    /** Puts a layer between the data and the layer that they feed. */
    void insertBefore(NeuralNetConfiguration first, Layer added);

    void setSeed(long seed);

    /** Gives each layer another name. */
    void rename();

    /** The configuration as text. */
    String json();

    /** A network with this configuration that has no parameters yet. */
    Object network();
}
