package io.github.gradientharness.instrument.dl4j.remedy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;

/** That of a {@code MultiLayerNetwork}. Layers without a name get the one that recordings give them, because others may move. */
final class ListDraft implements Draft {

    private final MultiLayerConfiguration configuration;

    ListDraft(MultiLayerNetwork network) {
        configuration = network.getLayerWiseConfigurations().clone();
        configuration.setIterationCount(0);
        configuration.setEpochCount(0);
        for (int i = 0; i < layers().size(); i++) {
            Layer layer = layers().get(i).getLayer();
            if (layer.getLayerName() == null) {
                layer.setLayerName("layer " + i);
            }
        }
    }

    @Override
    public List<NeuralNetConfiguration> layers() {
        return configuration.getConfs();
    }

    @Override
    public boolean isFirst(NeuralNetConfiguration layer) {
        return place(layer) == 0;
    }

    @Override
    public boolean isOutput(NeuralNetConfiguration layer) {
        return place(layer) == layers().size() - 1;
    }

    @Override
    public void insertAfter(NeuralNetConfiguration layer, Layer added) {
        insert(place(layer) + 1, place(layer) + 1, layer, added);
    }

    /** A preprocessor of the data stays in front. */
    @Override
    public void insertBefore(NeuralNetConfiguration first, Layer added) {
        insert(place(first), place(first) + 1, first, added);
    }

    private void insert(int place, int firstMoved, NeuralNetConfiguration like, Layer added) {
        NeuralNetConfiguration inserted = like.clone();
        inserted.setLayer(added);
        inserted.clearVariables();
        layers().add(place, inserted);
        Map<Integer, InputPreProcessor> moved = new HashMap<>();
        configuration
                .getInputPreProcessors()
                .forEach((index, it) -> moved.put(index >= firstMoved ? index + 1 : index, it));
        configuration.setInputPreProcessors(moved);
    }

    /** By identity: layers may be equal. */
    private int place(NeuralNetConfiguration layer) {
        for (int i = 0; i < layers().size(); i++) {
            if (layers().get(i) == layer) {
                return i;
            }
        }
        throw new IllegalArgumentException("no layer of this network: " + layer);
    }

    @Override
    public void setSeed(long seed) {
        layers().forEach(layer -> layer.setSeed(seed));
    }

    @Override
    public void rename() {
        layers().forEach(layer ->
                layer.getLayer().setLayerName("renamed " + layer.getLayer().getLayerName()));
    }

    @Override
    public String json() {
        return configuration.toJson();
    }

    @Override
    public Object network() {
        return new MultiLayerNetwork(configuration);
    }
}
