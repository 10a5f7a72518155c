package com.example;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.deeplearning4j.datasets.iterator.ExistingDataSetIterator;
import org.deeplearning4j.earlystopping.EarlyStoppingConfiguration;
import org.deeplearning4j.earlystopping.scorecalc.DataSetLossCalculator;
import org.deeplearning4j.earlystopping.termination.MaxEpochsTerminationCondition;
import org.deeplearning4j.earlystopping.trainer.EarlyStoppingTrainer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.dataset.api.iterator.DataSetIterator;

class FraudDetectorTest {

    private final DataSet transactions = FraudDetector.transactions();

    private DataSetIterator iterator() {
        return new ExistingDataSetIterator(transactions.batchBy(16));
    }

    @Test
    void learnsFromAnIterator() {
        FraudDetector detector = new FraudDetector(1, Activation.TANH);
        double before = detector.score(transactions);

        detector.train(iterator(), 20);

        assertTrue(detector.score(transactions) < before);
    }

    @Test
    void learnsMinibatchByMinibatch() {
        FraudDetector detector = new FraudDetector(1, Activation.TANH);
        double before = detector.score(transactions);

        detector.train(transactions.batchBy(16), 20);

        assertTrue(detector.score(transactions) < before);
    }

    @Test
    void stopsEarly() {
        EarlyStoppingConfiguration<MultiLayerNetwork> configuration =
                new EarlyStoppingConfiguration.Builder<MultiLayerNetwork>()
                        .epochTerminationConditions(new MaxEpochsTerminationCondition(5))
                        .scoreCalculator(new DataSetLossCalculator(iterator(), true))
                        .build();

        MultiLayerNetwork best = new EarlyStoppingTrainer(
                        configuration, new FraudDetector(1, Activation.TANH).untrained(), iterator())
                .fit()
                .getBestModel();

        assertFalse(Double.isNaN(best.score(transactions)));
    }

    /** Nobody sees that this network can't learn: the test only asks that training ends. */
    @Test
    void deepNetworksTrainAsWell() {
        FraudDetector detector = new FraudDetector(12, Activation.SIGMOID);

        detector.train(iterator(), 20);

        assertFalse(Double.isNaN(detector.score(transactions)));
    }

    @Test
    void countsTransactions() {
        assertTrue(transactions.numExamples() > 0);
    }
}
