package io.github.gradientharness.instrument.rebuild;

import java.util.List;
import java.util.function.Supplier;
import org.apiguardian.api.API;

/** Makes models of one framework begin anew. Found through {@link java.util.ServiceLoader}. */
@API(status = API.Status.INTERNAL, since = "0.1")
public interface ModelRebuilder {

    /** A change that should do nothing: each layer gets another name. */
    String RENAMED = "renamed-layers";

    /**
     * Whether it can rebuild models of this class.
     *
     * @throws LinkageError if the framework is not on the class path
     */
    boolean supports(Object model);

    /**
     * What a model is built from, which leaves the model as it is.
     *
     * @param model one that {@link #supports} accepted and that was not trained yet
     * @throws NotRebuiltException if its weights are not those that its configuration gives it, or it has parts that can't be made
     *     anew
     */
    Blueprint blueprint(Object model);

    /**
     * Looks at the first minibatches that a model is trained on.
     *
     * @param model as {@link #blueprint}
     * @return to be asked when the training is over: remedies that depend on these minibatches
     */
    Supplier<List<Remedy>> measured(Object model);

    /**
     * Has the very same object begin anew: with its configuration changed, another seed, and weights that it draws itself. Its
     * listeners stay. Whoever holds the model holds the changed one.
     *
     * @param changes ids of remedies, or {@link #RENAMED}; none of them leaves all but the seed as it was
     * @throws NotRebuiltException as {@link #blueprint}
     */
    void rebuild(Object model, List<String> changes, long seed);
}
