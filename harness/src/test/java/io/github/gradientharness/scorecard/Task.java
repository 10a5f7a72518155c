package io.github.gradientharness.scorecard;

import io.github.gradientharness.scorecard.twin.TwinData;
import java.util.function.Supplier;

/** What the networks learn. Of each, a test accuracy above 0.7 means that something was learned. */
enum Task {
    CIRCLES(500, TwinData::circles),
    MOONS(150, TwinData::moons),
    EXCLUSIVE_OR(300, TwinData::exclusiveOr),
    SPIRALS(400, TwinData::spirals),
    /** Twenty inputs. */
    MIXTURE(80, TwinData::mixture),
    /** A hundred inputs. */
    MANY_INPUTS(40, TwinData::manyInputs);

    private final int epochs;
    private final TwinData data;

    Task(int epochs, Supplier<TwinData> data) {
        this.epochs = epochs;
        this.data = data.get();
    }

    /** After how many epochs a network's label is taken, unless its variant says otherwise. */
    int epochs() {
        return epochs;
    }

    TwinData data() {
        return data;
    }
}
