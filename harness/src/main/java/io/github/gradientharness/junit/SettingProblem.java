package io.github.gradientharness.junit;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;

/** What a setting that makes no sense throws. It is apart, because settings are read where JUnit Jupiter is not on the class path. */
final class SettingProblem {

    private SettingProblem() {}

    static RuntimeException of(@Nullable String message) {
        return new ExtensionConfigurationException(String.valueOf(message));
    }

    static RuntimeException of(@Nullable String message, Throwable cause) {
        return new ExtensionConfigurationException(String.valueOf(message), cause);
    }
}
