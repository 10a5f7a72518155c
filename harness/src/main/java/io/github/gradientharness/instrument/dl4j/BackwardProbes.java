package io.github.gradientharness.instrument.dl4j;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads what DL4J hands to each layer or vertex in a backward pass.
 *
 * <p>DL4J has no hook for the gradient of an activation, but its loop looks each layer up in an array and calls it with that
 * gradient. One stand-in at a time lies in that array, in the place that the loop looks up next. When it is called, it puts
 * the layer back, calls it, and lets the next stand-in lie in the next place once the layer has returned. So the array is the
 * user's own while any layer, loss or activation function runs, and after any exception that one of them throws. Only DL4J's
 * loop ever meets a stand-in. The numbers are those of the training itself, and nothing is computed twice.
 *
 * <p>Two recorders of one model may each have a stand-in in the same place: the outer one finds the inner one there and
 * puts it back.
 *
 * @param <T> the interface by which DL4J calls what is in the places
 */
final class BackwardProbes<T> {

    private final Class<T> type;
    private final T[] places;
    private final String backwardMethod;
    private final Reader<T> reader;
    private final List<Probe> probes = new ArrayList<>();
    private int next;

    /**
     * Ready to stand in for what is in the places.
     *
     * @param order the places that the backward pass looks up, in its order
     * @param backwardMethod name of the method by which the backward pass runs through a layer or vertex
     */
    BackwardProbes(Class<T> type, T[] places, List<Integer> order, String backwardMethod, Reader<T> reader) {
        this.type = type;
        this.places = places;
        this.backwardMethod = backwardMethod;
        this.reader = reader;
        order.forEach(place -> probes.add(new Probe(place)));
    }

    /** Stands in at the first place. Call it when nothing but DL4J's loop runs before that place is looked up. */
    void begin() {
        remove();
        next = 0;
        installNext();
    }

    /** Puts back what a backward pass that ended early may have left. */
    void remove() {
        probes.forEach(Probe::remove);
        next = probes.size();
    }

    private void installNext() {
        if (next < probes.size()) {
            probes.get(next).install();
        }
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

    /** Stands in at one place. */
    private final class Probe implements InvocationHandler {

        private final int place;
        private @Nullable T original;
        private @Nullable T standIn;

        Probe(int place) {
            this.place = place;
        }

        void install() {
            T now = places[place];
            if (standIn == null || original == null || original.getClass() != now.getClass()) {
                Class<?>[] interfaces = publicInterfaces(now.getClass()).toArray(Class<?>[]::new);
                standIn = type.cast(Proxy.newProxyInstance(type.getClassLoader(), interfaces, this));
            }
            original = now;
            places[place] = standIn;
        }

        void remove() {
            if (original != null && places[place] == standIn) {
                places[place] = original;
            }
        }

        @Override
        public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
            T layer = original;
            boolean isBackward = method.getName().equals(backwardMethod);
            remove();
            if (isBackward && layer != null) {
                reader.read(place, layer, arguments == null ? null : arguments[0]);
            }
            Object result;
            try {
                result = method.invoke(layer, arguments);
            } catch (InvocationTargetException thrown) {
                throw thrown.getCause();
            }
            goOn(isBackward);
            return result;
        }

        /** Without room for another stand-in nothing more is read of this pass. */
        private void goOn(boolean wasBackward) {
            try {
                if (next < probes.size() && probes.get(next) == this) {
                    next += wasBackward ? 1 : 0;
                    installNext();
                }
            } catch (OutOfMemoryError | StackOverflowError noRoom) {
                next = probes.size();
            }
        }
    }

    /** Reads what a backward pass brings. It must not throw. */
    @FunctionalInterface
    interface Reader<T> {

        /** The place of a layer or vertex, itself, and the first argument of its backward method. */
        void read(int place, T original, @Nullable Object argument);
    }
}
