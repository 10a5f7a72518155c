package io.github.gradientharness.instrument.dl4j;

import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.optimize.solvers.BaseOptimizer;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Counts the iterations of a model that the recorder saw, and tells what it did not see. The model's own counter only
 * helps where the listener was removed: users set it to whatever they like.
 */
final class SeenIterations {

    private static final String BY_HAND =
            "Train by fit(), or hand over the gradients of each iteration: recorder.record(\"layer\", GRADIENT, array), then"
                    + " recorder.endIteration(loss).";

    private final Model model;
    private final double parametersBefore;
    private final int counterBefore;
    private int seen;
    private volatile boolean sawCopies;
    private int passes;
    private long passesInThread;
    private final PassesOfThread passesOfThread = new PassesOfThread();
    private int counter;
    private int unseen;

    SeenIterations(Model model) {
        this.model = model;
        this.parametersBefore = parameters();
        this.counterBefore = BaseOptimizer.getIterationCount(model);
        this.counter = counterBefore;
    }

    private double parameters() {
        INDArray all = model.params();
        return all == null || all.isEmpty() ? 0 : all.norm1Number().doubleValue();
    }

    /** Counts a forward pass of a model in training. */
    void sawPass(Model trained) {
        passesInThread += passesOfThread.isCurrent() ? 1 : 0;
        passes += trained == model ? 1 : 0;
    }

    /** The passes seen in the thread in which the model was attached. */
    long passesSeen() {
        return passesInThread;
    }

    /** Those of all models; 0 if they are not known. */
    long passesOfAllModels() {
        return passesOfThread.count();
    }

    /**
     * Counts an iteration.
     *
     * @param number the model's own number of it
     */
    void done(int number) {
        seen++;
        counter = number + 1;
    }

    /** Says that a copy of the model was trained, as data-parallel workers do. */
    void sawCopy() {
        sawCopies = true;
    }

    /** Says that the listener was not on the model: what the model counted in the meantime was not seen. */
    void lostListener() {
        int now = BaseOptimizer.getIterationCount(model);
        unseen += now >= counter ? now - counter : now;
        counter = now;
    }

    boolean isNone() {
        return seen == 0 && !sawCopies;
    }

    /** What was not seen and what to do about it; empty if nothing is known to be missing. */
    String missed() {
        if (unseen > 0) {
            return "The model trained " + (seen + unseen) + " iterations, but the recorder saw only " + seen
                    + " of them: setListeners() removed its listener. Call addListeners() in its place, or call"
                    + " recorder.attach(model) again after it.";
        }
        return isNone() ? nothing() : "";
    }

    private String nothing() {
        if (passes > 0) {
            return "The model computed its loss and gradient " + passes + " times, but no iteration followed: fit() was"
                    + " not called on it. DL4J reports nothing of an update that is applied by hand, as after"
                    + " computeGradientAndScore(). " + BY_HAND;
        }
        if (BaseOptimizer.getIterationCount(model) > counterBefore || parameters() != parametersBefore) {
            return "The model's parameters changed, but no iteration of fit() was seen: they were updated by hand, as"
                    + " with backpropGradient() and external errors, or copied from another model. " + BY_HAND;
        }
        return "The attached model was not trained: its parameters are as they were. Attach the model on which fit() is"
                + " called. Often that is another one: a clone, a copy restored from a file, the network that"
                + " TransferLearning or an EarlyStoppingTrainer made.";
    }
}
