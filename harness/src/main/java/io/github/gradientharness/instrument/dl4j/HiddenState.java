package io.github.gradientharness.instrument.dl4j;

import java.lang.reflect.Field;
import org.jspecify.annotations.Nullable;

/** Reads fields of DL4J's for which it has no getter. */
final class HiddenState {

    private HiddenState() {}

    /** The value of a field; null also where it can't be read. */
    static @Nullable Object of(Object object, Class<?> declaring, String field) {
        try {
            Field it = declaring.getDeclaredField(field);
            it.setAccessible(true);
            return it.get(object);
        } catch (ReflectiveOperationException | RuntimeException unreadable) {
            return null;
        }
    }
}
