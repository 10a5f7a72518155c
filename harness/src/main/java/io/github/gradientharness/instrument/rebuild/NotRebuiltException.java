package io.github.gradientharness.instrument.rebuild;

import java.io.Serial;
import org.apiguardian.api.API;

/** A model that can't be built anew. The message says why, in a sentence for users. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class NotRebuiltException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    public NotRebuiltException(String message) {
        super(message);
    }
}
