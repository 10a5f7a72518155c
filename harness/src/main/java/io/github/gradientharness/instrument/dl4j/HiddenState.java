package io.github.gradientharness.instrument.dl4j;

import java.lang.reflect.Field;
import org.jspecify.annotations.Nullable;

/** Reads fields of DL4J's for which it has no getter. */
final class HiddenState {

    private HiddenState() {}

    /** The value of a field; null also where it can't be read. */
    static @Nullable Object of(Object object, Class<?> declaring, String name) {
        Field field = field(declaring, name);
        try {
            return field == null ? null : field.get(object);
        } catch (IllegalAccessException unreadable) {
            return null;
        }
    }

    /** A field that can be read; null if there is none. */
    static @Nullable Field field(Class<?> declaring, String name) {
        try {
            Field field = declaring.getDeclaredField(name);
            field.setAccessible(true);
            return field;
        } catch (ReflectiveOperationException | RuntimeException unreadable) {
            return null;
        }
    }
}
