package io.github.gradientharness.junit;

import org.junit.jupiter.api.extension.ExtensionConfigurationException;

/** Recognises a class path without an ND4J backend and says which dependency to add. */
final class BackendProblem {

    private static final String NO_BACKEND = "NoAvailableBackendException";
    private static final String FACTORY_FAILED = "Could not initialize class org.nd4j.linalg.factory.Nd4j";
    private static final int DEEPEST_CAUSE = 20;

    private BackendProblem() {}

    /** The throwable itself, or one that explains it. */
    static Throwable explain(Throwable throwable) {
        return isMissingBackend(throwable)
                ? new ExtensionConfigurationException(
                        "No ND4J backend is on the class path of this test, so no array can be made. Add the dependency"
                                + " org.nd4j:nd4j-native, in the same version as deeplearning4j-nn, once without and"
                                + " once with the classifier of your machine (linux-x86_64, windows-x86_64,"
                                + " macosx-x86_64 or macosx-arm64).",
                        throwable)
                : throwable;
    }

    private static boolean isMissingBackend(Throwable throwable) {
        Throwable cause = throwable;
        for (int depth = 0; cause != null && depth < DEEPEST_CAUSE; depth++) {
            if (cause.getClass().getName().contains(NO_BACKEND)
                    || String.valueOf(cause.getMessage()).contains(NO_BACKEND)
                    || String.valueOf(cause.getMessage()).contains(FACTORY_FAILED)) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }
}
