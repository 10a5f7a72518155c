package io.github.gradientharness.instrument.dl4j;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Stands in for one layer or vertex while a backward pass runs through it, and is gone again when it has.
 *
 * <p>DL4J has no hook for the gradient of an activation, but it calls each layer with it. In the place where DL4J looks
 * the layer up, the probe passes every call on to the layer; before the backward call it puts the layer back and lets the
 * arguments be read. The numbers are those of the training itself, and nothing is computed twice.
 *
 * @param <T> the interface by which DL4J calls what is in the place
 */
final class BackwardProbe<T> implements InvocationHandler {

    private final T[] places;
    private final int place;
    private final T original;
    private final String backwardMethod;
    private final Reader<T> reader;
    private final T standIn;

    /**
     * Ready to stand in for what is in a place now.
     *
     * @param backwardMethod name of the method by which the backward pass runs through it
     */
    BackwardProbe(Class<T> type, T[] places, int place, String backwardMethod, Reader<T> reader) {
        this.places = places;
        this.place = place;
        this.original = places[place];
        this.backwardMethod = backwardMethod;
        this.reader = reader;
        Class<?>[] interfaces = publicInterfaces(original.getClass()).toArray(Class<?>[]::new);
        this.standIn = type.cast(Proxy.newProxyInstance(type.getClassLoader(), interfaces, this));
    }

    private static Set<Class<?>> publicInterfaces(Class<?> type) {
        Set<Class<?>> interfaces = new LinkedHashSet<>();
        for (Class<?> it = type; it != null; it = it.getSuperclass()) {
            for (Class<?> candidate : it.getInterfaces()) {
                if (Modifier.isPublic(candidate.getModifiers())) {
                    interfaces.add(candidate);
                }
            }
        }
        return interfaces;
    }

    /** Stands in; does nothing if the place holds something else by now. */
    void install() {
        if (places[place] == original) {
            places[place] = standIn;
        }
    }

    /** Puts the layer back; does nothing if that was done before. */
    void remove() {
        if (places[place] == standIn) {
            places[place] = original;
        }
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
        if (method.getName().equals(backwardMethod)) {
            remove();
            reader.read(original, arguments == null ? null : arguments[0]);
        }
        try {
            return method.invoke(original, arguments);
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause();
        }
    }

    /** Reads what a backward pass brings. It must not throw. */
    @FunctionalInterface
    interface Reader<T> {

        /** The layer, and the first argument of its backward method. */
        void read(T original, @Nullable Object argument);
    }
}
