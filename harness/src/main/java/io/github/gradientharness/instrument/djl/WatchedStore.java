package io.github.gradientharness.instrument.djl;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.Parameter;
import ai.djl.training.ParameterServer;
import ai.djl.training.ParameterStore;

/** Stands in for a trainer's parameter store, and reports each step. All else is the store's own. */
final class WatchedStore extends ParameterStore {

    private final ParameterStore store;
    private final TrainerWatch watch;

    WatchedStore(ParameterStore store, TrainerWatch watch) {
        super(store.getManager(), false);
        this.store = store;
        this.watch = watch;
    }

    ParameterStore store() {
        return store;
    }

    @Override
    public void updateAllParameters() {
        watch.step(store);
    }

    @Override
    public void setParameterServer(ParameterServer server, Device[] devices) {
        store.setParameterServer(server, devices);
    }

    @Override
    public NDArray getValue(Parameter parameter, Device device, boolean training) {
        return store.getValue(parameter, device, training);
    }

    @Override
    public NDManager getManager() {
        return store.getManager();
    }

    @Override
    public void sync() {
        store.sync();
    }
}
