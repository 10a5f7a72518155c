package io.github.gradientharness.agent;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/** Where models say that their training begins. The agent makes the frameworks' classes call it. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class TrainingStarts {

    private static final AtomicBoolean TOLD = new AtomicBoolean();
    private static final AtomicBoolean FAILED = new AtomicBoolean();
    private static final List<Consumer<Object>> OBSERVERS = new CopyOnWriteArrayList<>();

    private TrainingStarts() {}

    /** Whether the agent runs in this JVM. Without it nothing is told. */
    public static boolean isTold() {
        return TOLD.get();
    }

    static void areTold() {
        TOLD.set(true);
    }

    /**
     * Has an observer called with each model that is about to be trained, in the thread that trains it, each time that {@code fit}
     * begins. Of several observers the last one is called: a run of tests within a test is observed by itself.
     */
    public static void observe(Consumer<Object> observer) {
        OBSERVERS.add(observer);
    }

    /** Calls an observer no more. */
    public static void leave(Consumer<Object> observer) {
        OBSERVERS.remove(observer);
    }

    /** Called by the frameworks' classes when the training of a model begins. Never throws. */
    public static void begin(@Nullable Object model) {
        Consumer<Object> observer = last();
        if (model == null || observer == null) {
            return;
        }
        try {
            observer.accept(model);
        } catch (Throwable thrown) {
            sayOnce("A model that a test trains can't be recorded: ", thrown);
        }
    }

    private static @Nullable Consumer<Object> last() {
        List<Consumer<Object>> observers = List.copyOf(OBSERVERS);
        return observers.isEmpty() ? null : observers.get(observers.size() - 1);
    }

    /** Says that a class of a framework can't be changed, so that its trainings are not told of. */
    static void cannotBeTold(String className, Throwable why) {
        sayOnce(
                "The trainings of " + className.replace('/', '.') + " can't be recorded unless a test attaches it: ",
                why);
    }

    /** The logger is asked for when it is needed: the agent is loaded before any test, also by those that train nothing. */
    private static void sayOnce(String what, Throwable why) {
        if (FAILED.compareAndSet(false, true)) {
            System.getLogger(TrainingStarts.class.getName()).log(System.Logger.Level.WARNING, what + why);
        }
    }
}
