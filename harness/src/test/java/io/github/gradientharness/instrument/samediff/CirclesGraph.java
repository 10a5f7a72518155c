package io.github.gradientharness.instrument.samediff;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.gradientharness.instrument.dl4j.ClassicalMomentum;
import io.github.gradientharness.instrument.dl4j.Crosscheck;
import io.github.gradientharness.recording.Quantity;
import io.github.gradientharness.recording.Series;
import io.github.gradientharness.recording.Window;
import io.github.gradientharness.stats.Summary;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.datasets.iterator.ExistingDataSetIterator;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.autodiff.samediff.TrainingConfig;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.dataset.api.iterator.DataSetIterator;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.IUpdater;

/** A reference network of the two circles, written in SameDiff; its logits are named "logits", its loss "loss". */
public record CirclesGraph(Crosscheck reference, IUpdater updater, double retained) {

    static CirclesGraph of(String name, DataType type) {
        return of(Crosscheck.load(name, type));
    }

    public static CirclesGraph of(Crosscheck reference) {
        return new CirclesGraph(reference, new ClassicalMomentum(0.01, 0.9), 1.0);
    }

    CirclesGraph with(IUpdater other) {
        return new CirclesGraph(reference, other, retained);
    }

    /** The same with units of the first layer dropped at random: M2.1 can't differentiate its own dropout. */
    CirclesGraph withDropout(double probabilityOfKeeping) {
        return new CirclesGraph(reference, updater, probabilityOfKeeping);
    }

    public SameDiff graph() {
        SameDiff graph = layers();
        graph.setTrainingConfig(config().build());
        return graph;
    }

    TrainingConfig.Builder config() {
        return TrainingConfig.builder()
                .updater(updater)
                .dataSetFeatureMapping("points")
                .dataSetLabelMapping("labels");
    }

    SameDiff layers() {
        SameDiff graph = SameDiff.create();
        DataType type = reference.type();
        SDVariable values = graph.placeHolder("points", type, -1, 2);
        SDVariable labels = graph.placeHolder("labels", type, -1, 1);
        for (int i = 0; i < reference.layers() - 1; i++) {
            SDVariable weighted = weighted(graph, "hidden" + (i + 1), i, values);
            values = activated(graph, weighted);
            if (i == 0 && retained < 1.0) {
                values = values.mul(graph.random.bernoulli(retained, type, 1, 5));
            }
        }
        SDVariable logits = weighted(graph, "output", reference.layers() - 1, values);
        logits.rename("logits");
        graph.loss.sigmoidCrossEntropy("loss", labels, logits, graph.constant(Nd4j.scalar(type, 1.0)));
        graph.setLossVariables("loss");
        return graph;
    }

    private SDVariable weighted(SameDiff graph, String scope, int layer, SDVariable values) {
        JsonNode rows = reference.json().get("initial_kernels").get(layer);
        SDVariable kernel = graph.var(scope + "/W", reference.matrix(rows));
        SDVariable bias =
                graph.var(scope + "/b", Nd4j.zeros(reference.type(), rows.get(0).size()));
        return values.mmul(kernel).add(bias);
    }

    private SDVariable activated(SameDiff graph, SDVariable values) {
        return reference.json().get("activation").asText().equals("relu")
                ? graph.nn.relu(values, 0.0)
                : graph.math.tanh(values);
    }

    /** The reference's minibatches of each epoch. */
    public List<ExistingDataSetIterator> epochs() {
        return reference.epochs();
    }

    /** The minibatches of the first epoch. */
    DataSetIterator batches() {
        return epochs().get(0);
    }

    /** One minibatch. */
    DataSet batch() {
        return batches().next();
    }

    static Map<String, INDArray> placeholders(DataSet batch) {
        return Map.of("points", batch.getFeatures(), "labels", batch.getLabels());
    }

    /** The loss with the parameters as they are. */
    static double loss(SameDiff graph, DataSet batch) {
        return graph.outputSingle(placeholders(batch), "loss").getDouble(0);
    }

    static Summary summary(Window window, int layer, String parameter, Quantity quantity) {
        return window.summary(new Series(layer, parameter, quantity)).orElseThrow();
    }
}
