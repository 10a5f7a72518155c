package io.github.gradientharness.settings;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * Where a limit or another setting of a test can stand, the strongest place first. Test and gate ask in this one order; what
 * no place sets has a default.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public enum SettingPlace {
    /** {@code -D} of whoever starts the build or the JVM. Surefire hands it on to the tests. */
    COMMAND_LINE,
    /** The plugin's configuration in the POM. {@code gradient:prepare} hands it on to the tests. */
    PLUGIN_CONFIGURATION,
    /** The {@code <properties>} of the POM. {@code gradient:prepare} hands them on in the same way. */
    PROJECT_PROPERTIES,
    /** The attribute of the annotation. The recording's header hands it on to the gate. */
    ANNOTATION,
    /** {@code junit-platform.properties} and whatever else gives JUnit parameters. Handed on in the same way. */
    JUNIT_PARAMETERS;

    /** The value of the strongest place that has one. */
    public static <V> Optional<V> strongest(Map<SettingPlace, Optional<? extends V>> values) {
        for (Optional<? extends V> value : new EnumMap<>(values).values()) {
            if (value.isPresent()) {
                return Optional.of(value.get());
            }
        }
        return Optional.empty();
    }

    /** For each name the value of the strongest place that has one. */
    public static <V> Map<String, V> merged(Map<SettingPlace, Map<String, V>> values) {
        Map<String, V> merged = new HashMap<>();
        new EnumMap<>(values).values().forEach(ofPlace -> ofPlace.forEach(merged::putIfAbsent));
        return merged;
    }
}
