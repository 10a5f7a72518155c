package io.github.gradientharness.instrument.samediff;

import org.jspecify.annotations.Nullable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.autodiff.samediff.TrainingConfig;

/** Compares the iterations that the recorder saw with those that the graph's training configuration counts. */
final class MissedIterations {

    private final SameDiff graph;
    private @Nullable TrainingConfig config;
    private int before;
    private int seen;

    MissedIterations(SameDiff graph) {
        this.graph = graph;
        this.config = graph.getTrainingConfig();
        this.before = config == null ? 0 : config.getIterationCount();
    }

    /** Counts an iteration; a new training configuration counts anew. */
    void add() {
        follow();
        seen++;
    }

    /** How many iterations were trained unseen, of those that the current training configuration counts. */
    int missed() {
        follow();
        return config == null ? 0 : Math.max(0, config.getIterationCount() - before - seen);
    }

    int seen() {
        return seen;
    }

    private void follow() {
        if (graph.getTrainingConfig() != config) {
            config = graph.getTrainingConfig();
            before = 0;
            seen = 0;
        }
    }
}
