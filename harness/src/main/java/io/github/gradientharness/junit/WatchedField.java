package io.github.gradientharness.junit;

import io.github.gradientharness.instrument.GradientRecorder;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;

/**
 * A {@link Watched} field of a test.
 *
 * @param field the field
 * @param instance the test's instance that has it
 * @param atBegin the model that it held when the test began; null if there was none
 */
record WatchedField(Field field, Object instance, @Nullable Object atBegin) {

    /** The fields of a test, those of enclosing and super classes included, as they are now. */
    static List<WatchedField> of(ExtensionContext context) {
        List<WatchedField> all = new ArrayList<>();
        for (Object instance : context.getRequiredTestInstances().getAllInstances()) {
            for (Field field : AnnotationSupport.findAnnotatedFields(
                    instance.getClass(), Watched.class, any -> true, HierarchyTraversalMode.TOP_DOWN)) {
                all.add(new WatchedField(field, instance, value(field, instance)));
            }
        }
        return all;
    }

    String name() {
        return field.getName();
    }

    /** Attaches the recorder to the model of the begin, if there was one. */
    void attach(GradientRecorder recorder) {
        if (atBegin != null) {
            recorder.attach(atBegin);
        }
    }

    boolean isNull() {
        return value(field, instance) == null;
    }

    /** Tells the recorder if the field holds another model by now than the one that was attached. */
    void compare(GradientRecorder recorder) {
        Object now = value(field, instance);
        if (atBegin != null && now != null && now != atBegin) {
            recorder.replaced(atBegin, now, "@Watched field '" + name() + "'");
        }
    }

    private static @Nullable Object value(Field field, Object instance) {
        try {
            field.setAccessible(true);
            return field.get(instance);
        } catch (IllegalAccessException exception) {
            throw new ExtensionConfigurationException("Can't read the @Watched field " + field, exception);
        }
    }
}
