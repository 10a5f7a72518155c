package io.github.gradientharness.instrument;

import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;

/** Finds the adapter for a model. */
final class ModelAdapters {

    private ModelAdapters() {}

    static ModelAdapter adapterFor(Object model) {
        List<String> supported = new ArrayList<>();
        for (ModelAdapter adapter : ServiceLoader.load(ModelAdapter.class, ModelAdapters.class.getClassLoader())) {
            supported.add(adapter.supportedModels());
            if (supports(adapter, model)) {
                return adapter;
            }
        }
        throw new UnsupportedModelException(model, supported);
    }

    /** How many iterations a model was trained by its own count; 0 if that is not known. */
    static long iterations(Object model) {
        try {
            return adapterFor(model).iterations(model);
        } catch (UnsupportedModelException exception) {
            return 0;
        }
    }

    private static boolean supports(ModelAdapter adapter, Object model) {
        try {
            return adapter.supports(model);
        } catch (LinkageError frameworkIsNotOnTheClassPath) {
            return false;
        }
    }
}
