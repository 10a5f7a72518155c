package io.github.gradientharness.agent;

import java.lang.instrument.ClassFileTransformer;
import java.security.ProtectionDomain;
import org.jspecify.annotations.Nullable;

/**
 * Puts one call at the beginning of every {@code fit} of DL4J's and SameDiff's models, of the builder of DL4J's parallel
 * wrapper, which copies a model's listeners before it trains, and of what every pass of a DJL trainer begins with. Nothing else of these classes changes, and no other class does. What
 * changes them is loaded with the first of them, so that tests that train nothing start without it.
 */
final class FitWeaver implements ClassFileTransformer {

    private static final String NETWORK = "org/deeplearning4j/nn/multilayer/MultiLayerNetwork";
    private static final String GRAPH = "org/deeplearning4j/nn/graph/ComputationGraph";
    private static final String SAME_DIFF = "org/nd4j/autodiff/samediff/SameDiff";
    static final String DJL_TRAINER = "ai/djl/training/Trainer";
    static final String PARALLEL = "org/deeplearning4j/parallelism/ParallelWrapper$Builder";

    @Override
    public byte @Nullable [] transform(
            @Nullable ClassLoader loader,
            @Nullable String name,
            @Nullable Class<?> redefined,
            @Nullable ProtectionDomain domain,
            byte[] classFile) {
        if (name == null || !isWoven(name) || !seesHarness(loader)) {
            return null;
        }
        try {
            return FitCalls.in(name, classFile);
        } catch (Throwable thrown) { // the JVM would swallow it and go on with the class as it is
            TrainingStarts.cannotBeTold(name, thrown);
            return null;
        }
    }

    private static boolean isWoven(String name) {
        return switch (name) {
            case NETWORK, GRAPH, SAME_DIFF, DJL_TRAINER, PARALLEL -> true;
            default -> false;
        };
    }

    /** A loader that does not see the harness, such as a container's, would fail at the call. */
    private static boolean seesHarness(@Nullable ClassLoader loader) {
        try {
            return Class.forName(TrainingStarts.class.getName(), false, loader) == TrainingStarts.class;
        } catch (ClassNotFoundException | LinkageError unseen) {
            return false;
        }
    }
}
