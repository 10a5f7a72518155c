package io.github.gradientharness.scorecard;

import io.github.gradientharness.instrument.GradientRecorder;
import io.github.gradientharness.scorecard.twin.TwinData;
import io.github.gradientharness.scorecard.twin.TwinNetwork;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Trains one variant from one seed: recorded at first, then on without recording until its label is certain. */
final class Training {

    static final int RECORDED_EPOCHS = 20;

    /** Above this share of right answers a network has learned something. */
    static final double LEARNED = 0.7;

    private final Variant variant;
    private final TwinData data;
    private final TwinNetwork network;
    private final Random random;
    private final int[] order;

    Training(Variant variant, long seed) {
        this.variant = variant;
        this.random = new Random(seed);
        this.data = variant.fault().applyTo(variant.task().data(), seed);
        this.network = variant.network(random);
        this.order = new int[data.trainRows()];
        for (int i = 0; i < order.length; i++) {
            order[i] = i;
        }
    }

    /** Trains and records the first epochs, then trains on; returns the accuracy on test data at the end. */
    double run(GradientRecorder recorder) {
        recordEpochs(recorder, RECORDED_EPOCHS);
        for (int epoch = RECORDED_EPOCHS; epoch < variant.epochs() && !network.hasNonFinite(); epoch++) {
            trainEpoch(null);
        }
        return testAccuracy();
    }

    /** Trains and records only. */
    void recordEpochs(GradientRecorder recorder, int epochs) {
        RecordedTwin recorded = new RecordedTwin(recorder, network, variant.fault());
        for (int epoch = 0; epoch < epochs; epoch++) {
            trainEpoch(recorded);
            double train = network.accuracy(data.features(), data.labels(), 0, data.trainRows());
            recorded.endEpoch(train, testAccuracy());
        }
    }

    private void trainEpoch(@Nullable RecordedTwin recorded) {
        shuffle();
        for (int from = 0; from < order.length; from += variant.batch()) {
            int to = Math.min(order.length, from + variant.batch());
            network.load(data.features(), data.labels(), order, from, to);
            double loss = network.computeIteration(variant.updater(), variant.l2(), variant.clipNorm());
            if (recorded != null) {
                recorded.record(loss);
            }
            network.applyUpdates();
        }
    }

    private void shuffle() {
        for (int i = order.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int swapped = order[i];
            order[i] = order[j];
            order[j] = swapped;
        }
    }

    private double testAccuracy() {
        return network.accuracy(data.features(), data.labels(), data.trainRows(), data.features().length);
    }
}
