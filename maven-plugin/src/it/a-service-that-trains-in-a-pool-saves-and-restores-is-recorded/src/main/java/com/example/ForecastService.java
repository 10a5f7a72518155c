package com.example;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.deeplearning4j.datasets.iterator.ExistingDataSetIterator;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.weights.WeightInit;
import org.deeplearning4j.util.ModelSerializer;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.LossFunctions;

/** Forecasts the next value of a series. The model is in a file between trainings. */
public class ForecastService implements AutoCloseable {

    private final ExecutorService executor = Executors.newFixedThreadPool(2);
    private final File file;

    public ForecastService(File file) {
        this.file = file;
    }

    /** Trains the model that the file holds, or a new one, and keeps it. */
    public CompletableFuture<Double> train(int epochs) {
        return CompletableFuture.supplyAsync(() -> trained(epochs), executor);
    }

    private double trained(int epochs) {
        try {
            ComputationGraph model =
                    file.exists() ? ModelSerializer.restoreComputationGraph(file, true) : untrained();
            model.fit(new ExistingDataSetIterator(waves().batchBy(8)), epochs);
            ModelSerializer.writeModel(model, file, true);
            return model.score(waves());
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }

    private static ComputationGraph untrained() {
        ComputationGraphConfiguration configuration = new NeuralNetConfiguration.Builder()
                .seed(42)
                .weightInit(WeightInit.XAVIER)
                .updater(new Adam(0.01))
                .graphBuilder()
                .addInputs("series")
                .addLayer("memory", new LSTM.Builder().nIn(1).nOut(8).activation(Activation.TANH).build(), "series")
                .addLayer(
                        "forecast",
                        new RnnOutputLayer.Builder(LossFunctions.LossFunction.MSE)
                                .nIn(8)
                                .nOut(1)
                                .activation(Activation.IDENTITY)
                                .build(),
                        "memory")
                .setOutputs("forecast")
                .setInputTypes(InputType.recurrent(1))
                .build();
        ComputationGraph model = new ComputationGraph(configuration);
        model.init();
        return model;
    }

    private static DataSet waves() {
        int series = 32;
        int steps = 12;
        INDArray features = Nd4j.zeros(series, 1, steps);
        INDArray labels = Nd4j.zeros(series, 1, steps);
        for (int i = 0; i < series; i++) {
            for (int step = 0; step < steps; step++) {
                features.putScalar(new int[] {i, 0, step}, Math.sin(0.4 * step + i));
                labels.putScalar(new int[] {i, 0, step}, Math.sin(0.4 * (step + 1) + i));
            }
        }
        return new DataSet(features, labels);
    }

    @Override
    public void close() {
        executor.shutdown();
    }
}
