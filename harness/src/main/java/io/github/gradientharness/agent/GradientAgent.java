package io.github.gradientharness.agent;

import java.lang.instrument.Instrumentation;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * The Java agent of the harness: {@code -javaagent:gradient-harness.jar}. It puts the harness on the class path of the tests and
 * has DL4J, SameDiff and DJL report each model whose training begins. It is loaded when the JVM starts and can't be loaded later.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class GradientAgent {

    private GradientAgent() {}

    /**
     * Called by the JVM before the main class.
     *
     * @param arguments not used
     */
    public static void premain(@Nullable String arguments, Instrumentation instrumentation) {
        TrainingStarts.areTold();
        instrumentation.addTransformer(new FitWeaver());
    }
}
