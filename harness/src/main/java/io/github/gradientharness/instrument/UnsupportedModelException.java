package io.github.gradientharness.instrument;

import java.util.List;
import org.apiguardian.api.API;

/** A recorder was to be attached to something that no adapter knows. The message says what can be attached to. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class UnsupportedModelException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    UnsupportedModelException(Object model, List<String> supported) {
        super("Can't attach to a " + model.getClass().getName() + ". A recorder attaches to: "
                + String.join(", ", supported)
                + ". If it should be one of these, is its framework (org.deeplearning4j:deeplearning4j-nn)"
                + " on the class path of the test?");
    }
}
