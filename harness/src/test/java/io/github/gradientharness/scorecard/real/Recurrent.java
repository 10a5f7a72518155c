package io.github.gradientharness.scorecard.real;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.GravesLSTM;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.recurrent.Bidirectional;
import org.deeplearning4j.nn.conf.layers.recurrent.LastTimeStep;
import org.deeplearning4j.nn.conf.layers.recurrent.SimpleRnn;

/** DL4J networks with a memory. */
record Recurrent(Cell cell, Head head, int segment) implements Network {

    /** A kind of recurrent layer. */
    enum Cell {
        SIMPLE,
        LSTM,
        GRAVES,
        BIDIRECTIONAL
    }

    /** How an answer is made of the steps. */
    enum Head {
        LAST,
        POOLED,
        EACH
    }

    static Recurrent of(Cell cell, Head head) {
        return new Recurrent(cell, head, 0);
    }

    @Override
    public Learner create(RealTask task, Setup setup, long seed) {
        Building building = new Building(task, setup, seed);
        NeuralNetConfiguration.ListBuilder list = building.defaults().list();
        layers(building, setup).forEach(list::layer);
        if (segment > 0) {
            list.backpropType(org.deeplearning4j.nn.conf.BackpropType.TruncatedBPTT)
                    .tBPTTLength(segment);
        }
        return building.initialised(list);
    }

    private List<Layer> layers(Building building, Setup setup) {
        List<Layer> layers = new ArrayList<>();
        for (int i = 0; i < setup.layers; i++) {
            Layer layer = cell(setup);
            boolean last = i == setup.layers - 1 && head == Head.LAST;
            layers.add(building.frozen(i, last ? new LastTimeStep(layer) : layer));
        }
        if (head == Head.POOLED) {
            layers.add(new GlobalPoolingLayer(PoolingType.AVG));
        }
        layers.add(head == Head.EACH ? building.outputOfEachStep() : building.output());
        return layers;
    }

    private Layer cell(Setup setup) {
        return switch (cell) {
            case SIMPLE -> new SimpleRnn.Builder().nOut(setup.width).build();
            case LSTM -> new LSTM.Builder().nOut(setup.width).build();
            case GRAVES -> new GravesLSTM.Builder().nOut(setup.width).build();
            case BIDIRECTIONAL ->
                new Bidirectional(new LSTM.Builder().nOut(setup.width).build());
        };
    }

    @Override
    public String toString() {
        return (cell + " " + head + " " + segment).toLowerCase(Locale.ROOT);
    }
}
