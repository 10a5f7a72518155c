package io.github.gradientharness.junit;

import io.github.gradientharness.instrument.GradientRecorder;
import java.lang.reflect.Field;
import java.util.List;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;

/** Attaches a test's recorder to the models in its {@link Watched} fields. */
final class WatchedFields {

    private WatchedFields() {}

    static void attach(ExtensionContext context, GradientRecorder recorder) {
        for (Object instance : context.getRequiredTestInstances().getAllInstances()) {
            List<Field> fields = AnnotationSupport.findAnnotatedFields(
                    instance.getClass(), Watched.class, field -> true, HierarchyTraversalMode.TOP_DOWN);
            fields.forEach(field -> recorder.attach(value(field, instance)));
        }
    }

    private static Object value(Field field, Object instance) {
        try {
            field.setAccessible(true);
            Object model = field.get(instance);
            if (model == null) {
                throw new ExtensionConfigurationException("The @Watched field " + field.getName() + " of "
                        + field.getDeclaringClass().getName()
                        + " is null when the test begins. Give it a model in its initializer or in @BeforeEach.");
            }
            return model;
        } catch (IllegalAccessException exception) {
            throw new ExtensionConfigurationException("Can't read the @Watched field " + field, exception);
        }
    }
}
