package io.github.gradientharness.sample.study;

import java.util.List;
import java.util.Map;

/**
 * What one training with one seed gave. Lists over layers are in forward order, the output layer last.
 *
 * @param experiment its id
 * @param seed decided kernels and minibatches
 * @param setup what exactly was trained, in words; a result of another setup does not count
 * @param trainAccuracy after 100 and after 500 epochs
 * @param testAccuracy after 100 and after 500 epochs
 * @param bestTestAccuracy the highest after any epoch
 * @param gradient mean absolute gradient of each layer's kernel, by epoch
 * @param gradientOverRun the median over all epochs of the same
 * @param outputGradient mean absolute dL/da of each hidden layer, in epochs 1 to 20
 * @param kernelNorm L1 norm of each layer's kernel, by epoch
 * @param similarity share of each hidden layer's variance in one component, in epochs 1 to 20
 * @param concentration share of each hidden layer's dL/da that comes from a tenth of the samples, in epochs 1 to 20
 * @param deadUnits share of each hidden layer's units that are zero for all samples of a minibatch, in epochs 1 to 20
 * @param deadUnitsAtTheEnd the same in the last tenth of training
 * @param saturatedUnits share of each hidden layer's units that are flat for half of the samples, in epochs 1 to 20
 * @param findings the errors and warnings of the harness's rules: severity, rule, layer
 * @param seconds how long training took
 */
record SeedResult(
        String experiment,
        long seed,
        String setup,
        List<Double> trainAccuracy,
        List<Double> testAccuracy,
        double bestTestAccuracy,
        Map<Integer, List<Double>> gradient,
        List<Double> gradientOverRun,
        List<Double> outputGradient,
        Map<Integer, List<Double>> kernelNorm,
        List<Double> similarity,
        List<Double> concentration,
        List<Double> deadUnits,
        List<Double> deadUnitsAtTheEnd,
        List<Double> saturatedUnits,
        List<String> findings,
        double seconds) {

    private static final double LEARNED = 0.7;

    /** Whether more than 70 % of the test rows are classified correctly at the end: the study's definition. */
    boolean learned() {
        return testAccuracy.get(testAccuracy.size() - 1) > LEARNED;
    }

    /** Whether the harness fails the build because of it. */
    boolean failsTheBuild() {
        return findings.stream().anyMatch(finding -> finding.startsWith("ERROR"));
    }

    /** The layers' smallest mean absolute gradient over the largest; NaN if no layer gets any. */
    double smallestOverLargest(int epoch) {
        List<Double> layers = gradient.get(epoch);
        double largest = layers.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
        return layers.stream().mapToDouble(Double::doubleValue).min().orElseThrow() / largest;
    }
}
