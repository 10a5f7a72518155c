package io.github.gradientharness.instrument;

import org.apiguardian.api.API;

/** What an adapter attached to a model: it can be renewed, and knows what it missed. Must not throw. */
@API(status = API.Status.INTERNAL, since = "0.1")
public interface Attachment {

    /** The model it listens to. */
    Object model();

    /** Listens again if the model lost it; does nothing if it still listens. */
    void renew();

    /** Leaves the model as it was before: nothing of the recorder's stays on it. */
    void detach();

    /** What the model did unseen, in words, with what to do about it; empty if nothing is known to be missing. */
    String missed();

    /** How many passes through models in training it saw in the thread in which it was attached. */
    default long passesSeen() {
        return 0;
    }

    /** How many there were of all models, whether or not they are recorded; 0 if that is not known. */
    default long passesOfAllModels() {
        return 0;
    }
}
