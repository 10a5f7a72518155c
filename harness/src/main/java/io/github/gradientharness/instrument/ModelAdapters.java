package io.github.gradientharness.instrument;

import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;

/** Finds the adapter for a model. */
final class ModelAdapters {

    /** Looked up once: a test that trains minibatch by minibatch asks at each of them. */
    private static final class Found {

        static final List<ModelAdapter> ADAPTERS =
                ServiceLoader.load(ModelAdapter.class, ModelAdapters.class.getClassLoader()).stream()
                        .map(ServiceLoader.Provider::get)
                        .toList();
    }

    private ModelAdapters() {}

    static ModelAdapter adapterFor(Object model) {
        List<String> supported = new ArrayList<>();
        for (ModelAdapter adapter : Found.ADAPTERS) {
            supported.add(adapter.supportedModels());
            if (supports(adapter, model)) {
                return adapter;
            }
        }
        throw new UnsupportedModelException(model, supported);
    }

    /** Whether a model is recorded already, or can't be recorded because no adapter knows its class. */
    static boolean needsNoRecorder(Object model) {
        try {
            return adapterFor(model).isRecorded(model);
        } catch (UnsupportedModelException exception) {
            return true;
        }
    }

    /** How many iterations a model was trained by its own count; 0 if that is not known. */
    static long iterations(Object model) {
        try {
            return adapterFor(model).iterations(model);
        } catch (UnsupportedModelException exception) {
            return 0;
        }
    }

    /** How many epochs a model was trained by its own count; -1 if that is not known. */
    static int epochs(Object model) {
        return adapterFor(model).epochs(model);
    }

    private static boolean supports(ModelAdapter adapter, Object model) {
        try {
            return adapter.supports(model);
        } catch (LinkageError frameworkIsNotOnTheClassPath) {
            return false;
        }
    }
}
