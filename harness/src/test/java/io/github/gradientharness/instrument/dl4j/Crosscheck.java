package io.github.gradientharness.instrument.dl4j;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.datasets.iterator.ExistingDataSetIterator;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.LossFunctions;

/** One of the reference trainings, and the real DL4J network and batches that go with it. */
public record Crosscheck(JsonNode json, DataType type) {

    public static Crosscheck load(String name, DataType type) {
        try (InputStream file = Crosscheck.class.getResourceAsStream("/reference/" + name + ".json")) {
            return new Crosscheck(new ObjectMapper().readTree(file), type);
        } catch (IOException exception) {
            throw new IllegalStateException(exception);
        }
    }

    public JsonNode expected() {
        return json.get(type == DataType.DOUBLE ? "float64" : "float32");
    }

    public JsonNode iterations() {
        return expected().get("iterations");
    }

    public int layers() {
        return json.get("initial_kernels").size();
    }

    public MultiLayerNetwork network() {
        int width = json.get("width").asInt();
        var list = new NeuralNetConfiguration.Builder()
                .dataType(type)
                .updater(new ClassicalMomentum(0.01, 0.9))
                .activation(Activation.fromString(json.get("activation").asText()))
                .list();
        for (int i = 0; i < layers() - 1; i++) {
            list.layer(new DenseLayer.Builder()
                    .name("hidden " + (i + 1))
                    .nIn(i == 0 ? 2 : width)
                    .nOut(width)
                    .build());
        }
        list.layer(new OutputLayer.Builder(LossFunctions.LossFunction.XENT)
                .name("output")
                .nIn(width)
                .nOut(1)
                .activation(Activation.SIGMOID)
                .build());
        MultiLayerNetwork network = new MultiLayerNetwork(list.build());
        network.init();
        setInitialKernels(network);
        return network;
    }

    private void setInitialKernels(MultiLayerNetwork network) {
        for (int i = 0; i < layers(); i++) {
            network.setParam(i + "_W", matrix(json.get("initial_kernels").get(i)));
            network.getParam(i + "_b").assign(0.0);
        }
    }

    /** The same network as a graph; its layers' names hold underscores. */
    public ComputationGraph graph() {
        var builder = new NeuralNetConfiguration.Builder()
                .dataType(type)
                .updater(new ClassicalMomentum(0.01, 0.9))
                .graphBuilder()
                .addInputs("input");
        MultiLayerNetwork stack = network();
        for (int i = 0; i < layers(); i++) {
            builder.addLayer(vertex(i), stack.getLayer(i).conf().getLayer(), i == 0 ? "input" : vertex(i - 1));
        }
        ComputationGraph graph =
                new ComputationGraph(builder.setOutputs(vertex(layers() - 1)).build());
        graph.init();
        graph.setParams(stack.params());
        return graph;
    }

    static String vertex(int layer) {
        return "layer_" + layer;
    }

    public INDArray matrix(JsonNode rows) {
        double[][] values = new double[rows.size()][];
        for (int i = 0; i < values.length; i++) {
            values[i] = new double[rows.get(i).size()];
            for (int j = 0; j < values[i].length; j++) {
                values[i][j] = rows.get(i).get(j).asDouble();
            }
        }
        return Nd4j.createFromArray(values).castTo(type);
    }

    /** The minibatches of each epoch, in the reference's order. */
    public List<ExistingDataSetIterator> epochs() {
        double[][] points = points();
        List<ExistingDataSetIterator> epochs = new ArrayList<>();
        for (JsonNode order : json.get("order")) {
            List<DataSet> batches = new ArrayList<>();
            for (int from = 0; from < order.size(); from += 32) {
                batches.add(batch(points, order, from, Math.min(order.size(), from + 32)));
            }
            epochs.add(new ExistingDataSetIterator(batches));
        }
        return epochs;
    }

    private DataSet batch(double[][] points, JsonNode order, int from, int to) {
        double[][] features = new double[to - from][];
        double[][] labels = new double[to - from][];
        for (int i = from; i < to; i++) {
            double[] point = points[order.get(i).asInt()];
            features[i - from] = new double[] {(float) point[0], (float) point[1]};
            labels[i - from] = new double[] {point[2]};
        }
        return new DataSet(
                Nd4j.createFromArray(features).castTo(type),
                Nd4j.createFromArray(labels).castTo(type));
    }

    /** The points are read once: every epoch of every test asks for them. */
    private static final double[][] POINTS = readPoints();

    static double[][] points() {
        return POINTS;
    }

    private static double[][] readPoints() {
        String file = "/reference/circles_main_1000_0.1_1.csv";
        try (BufferedReader reader = new BufferedReader(
                new InputStreamReader(Crosscheck.class.getResourceAsStream(file), StandardCharsets.UTF_8))) {
            return reader.lines()
                    .skip(1)
                    .map(line -> line.split(","))
                    .map(cells -> new double[] {
                        Double.parseDouble(cells[4]), Double.parseDouble(cells[5]), Double.parseDouble(cells[3])
                    })
                    .toArray(double[][]::new);
        } catch (IOException exception) {
            throw new IllegalStateException(exception);
        }
    }
}
