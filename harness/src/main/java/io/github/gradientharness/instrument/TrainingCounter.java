package io.github.gradientharness.instrument;

import org.apiguardian.api.API;

/** Counts what a framework trains, also of models that nobody attached. Found through {@link java.util.ServiceLoader}. */
@API(status = API.Status.INTERNAL, since = "0.1")
public interface TrainingCounter {

    /**
     * The training passes of all models in the calling thread so far; 0 where the framework is not in use. Must not begin to
     * use it.
     *
     * @throws LinkageError if the framework is not on the class path
     */
    long passesOfThread();
}
