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
import org.nd4j.common.primitives.Pair;

/**
 * Reads what DL4J hands to each layer or vertex in a backward pass.
 *
 * <p>DL4J has no hook for the gradient of an activation, but its loop looks each layer up in an array and calls it with that
 * gradient. One stand-in at a time lies in that array, in the place that the loop looks up next. When it is called, it puts
 * the layer back and calls it. The next stand-in lies in its place from the last moment before the loop looks there: when the
 * loop asks for the part of the returned pair that it asks for last. So the array is the user's own while any layer, loss or
 * activation function runs, and after any exception that one of them throws. The numbers are those of the training itself,
 * and nothing is computed twice.
 *
 * <p>Two recorders of one model may each have a stand-in in the same place: the outer one finds the inner one there and
 * puts it back. Another thread that meets a stand-in calls the layer through it, and changes nothing.
 *
 * @param <T> the interface by which DL4J calls what is in the places
 */
final class BackwardProbes<T> {

    private final Way<T> way;
    private final T[] places;
    private final Reader<T> reader;
    private final List<Probe> probes = new ArrayList<>();
    private @Nullable Thread trainer;
    private int next;

    /**
     * How DL4J's loop goes through the places.
     *
     * @param type the interface by which it calls what is in them
     * @param backwardMethod name of the method by which it runs through a layer or vertex
     * @param heldSince name of the method that it calls once it looks into the first place no more; empty if it looks there
     *     for the backward method as well
     * @param lastAsked the part of what the backward method returns that it asks for last
     * @param <T> see above
     */
    record Way<T>(Class<T> type, String backwardMethod, String heldSince, ReturnedPair.Part lastAsked) {}

    /**
     * Ready to stand in for what is in the places.
     *
     * @param order the places that the backward pass looks up, in its order
     */
    BackwardProbes(Way<T> way, T[] places, List<Stop> order, Reader<T> reader) {
        this.way = way;
        this.places = places;
        this.reader = reader;
        order.forEach(stop -> probes.add(new Probe(stop)));
    }

    /**
     * A place that the backward pass looks up.
     *
     * @param place its index
     * @param handsOn whether the loop goes on with what the layer returned; not where a preprocessor follows
     */
    record Stop(int place, boolean handsOn) {}

    /** Stands in at the first place. Call it when nothing but DL4J's loop runs before that place is looked up. */
    void begin() {
        remove();
        next = 0;
        trainer = Thread.currentThread();
        installNext();
    }

    /** Puts back what a backward pass that ended early may have left. */
    void remove() {
        probes.forEach(Probe::remove);
        next = probes.size();
        trainer = null;
    }

    /** Without room for another stand-in nothing more is read of this pass. */
    private void installNext() {
        try {
            if (next < probes.size()) {
                probes.get(next).install();
            }
        } catch (OutOfMemoryError | StackOverflowError noRoom) {
            next = probes.size();
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

        private final Stop stop;
        private @Nullable T original;
        private @Nullable T standIn;

        Probe(Stop stop) {
            this.stop = stop;
        }

        void install() {
            T now = places[stop.place()];
            if (standIn == null || original == null || original.getClass() != now.getClass()) {
                Class<?>[] interfaces = publicInterfaces(now.getClass()).toArray(Class<?>[]::new);
                standIn = way.type().cast(Proxy.newProxyInstance(way.type().getClassLoader(), interfaces, this));
            }
            original = now;
            places[stop.place()] = standIn;
        }

        void remove() {
            if (original != null && places[stop.place()] == standIn) {
                places[stop.place()] = original;
            }
        }

        @Override
        public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
            T layer = original;
            if (Thread.currentThread() != trainer) {
                return call(layer, method, arguments);
            }
            boolean isBackward = method.getName().equals(way.backwardMethod());
            remove();
            if (isBackward && layer != null) {
                reader.read(stop.place(), layer, arguments == null ? null : arguments[0]);
            }
            Object result = call(layer, method, arguments);
            if (isBackward && layer != null && result instanceof Pair<?, ?> pair) {
                reader.returned(stop.place(), layer, pair.getSecond()); // which no recorder awaits
            }
            boolean isNext = next < probes.size() && probes.get(next) == this;
            if (isNext && isBackward) {
                return goOn(result);
            }
            if (isNext && next == 0 && !method.getName().equals(way.heldSince())) {
                installNext();
            }
            return result;
        }

        private @Nullable Object goOn(@Nullable Object result) {
            next++;
            if (stop.handsOn() && next < probes.size() && result instanceof Pair<?, ?> pair) {
                return new ReturnedPair<>(pair, way.lastAsked(), BackwardProbes.this::installNext);
            }
            installNext();
            return result;
        }

        private static @Nullable Object call(@Nullable Object layer, Method method, Object @Nullable [] arguments)
                throws Throwable {
            try {
                return method.invoke(layer, arguments);
            } catch (InvocationTargetException thrown) {
                throw thrown.getCause();
            }
        }
    }

    /** Reads what a backward pass brings. It must not throw. */
    @FunctionalInterface
    interface Reader<T> {

        /** The place of a layer or vertex, itself, and the first argument of its backward method. */
        void read(int place, T original, @Nullable Object argument);

        /** The place of a layer or vertex, itself, and the gradient for its input that its backward method returned. */
        default void returned(int place, T original, @Nullable Object gradient) {}
    }
}
