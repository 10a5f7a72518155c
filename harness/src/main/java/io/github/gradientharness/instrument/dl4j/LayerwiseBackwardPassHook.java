package io.github.gradientharness.instrument.dl4j;

import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;

/**
 * Repeats training iterations for their gradients of activations, from within a training listener.
 *
 * <p>Call {@link #beforeIteration} when the listener is attached, in {@code onEpochStart} and in {@code iterationDone}:
 * it remembers the random state that the next iteration starts from, at the cost of two native calls. Call {@link
 * #capture} in {@code onGradientCalculation}: the network still holds the minibatch, its masks and the parameters from
 * before the update.
 *
 * <p>Whether the repetition is the iteration itself is checked by the loss. It isn't if random numbers were drawn
 * between two iterations, or if another thread trains: the values are then those of another, equally likely draw of the
 * dropout on the same minibatch, and the result's caveat says so.
 */
final class LayerwiseBackwardPassHook {

    /** What repeated floating-point sums may differ by when several threads add them up. */
    private static final double ROUNDING = 1e-5;

    private final LayerwiseBackwardPass pass;
    private LayerwiseBackwardPassRandom random = LayerwiseBackwardPassRandom.ofThisThread();

    LayerwiseBackwardPassHook(MultiLayerNetwork network) {
        this.pass = LayerwiseBackwardPass.of(network);
    }

    void beforeIteration() {
        random = LayerwiseBackwardPassRandom.ofThisThread();
    }

    /** Measures the iteration that is under way in the network that this hook was made for. */
    LayerGradients capture(MultiLayerNetwork network) {
        LayerGradients result = pass.replay(random);
        if (Double.isNaN(result.loss()) || isSame(result.loss() + network.calcRegularizationScore(true), network)) {
            return result;
        }
        return result.withCaveat("Repeating the iteration gave the loss " + result.loss() + " in place of "
                + network.score() + ": dropout or other noise drew other numbers than in the iteration.");
    }

    private static boolean isSame(double loss, MultiLayerNetwork network) {
        double score = network.score();
        return Double.compare(loss, score) == 0 || Math.abs(loss - score) <= ROUNDING * Math.max(1e-3, Math.abs(score));
    }
}
