package io.github.gradientharness.instrument.djl;

import ai.djl.training.Trainer;
import io.github.gradientharness.instrument.Attachment;

/**
 * What was attached to a trainer.
 *
 * @param model the user's trainer
 * @param internals what it keeps to itself
 * @param watch what listens to it
 * @param store what stands in for its parameter store
 */
record TrainerAttachment(Trainer model, TrainerInternals internals, TrainerWatch watch, WatchedStore store)
        implements Attachment {

    @Override
    public void renew() {
        if (!internals.listeners().contains(watch)) {
            internals.listeners().add(0, watch);
        }
    }

    /** Where another recorder's store stands in for this one, it stays and does nothing but hand on. */
    @Override
    public void detach() {
        watch.leave();
        internals.listeners().removeIf(it -> it == watch);
        if (internals.store() == store) {
            internals.setStore(store.store());
        }
    }

    @Override
    public String missed() {
        return "";
    }
}
