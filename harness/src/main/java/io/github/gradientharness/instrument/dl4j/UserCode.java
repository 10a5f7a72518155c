package io.github.gradientharness.instrument.dl4j;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.preprocessor.ComposableInputPreProcessor;
import org.deeplearning4j.optimize.api.BaseTrainingListener;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.jspecify.annotations.Nullable;

/** Knows which code of the user's runs where DL4J's own loop calls it: there, no stand-in may lie in a model. */
final class UserCode {

    private static final String DL4J = "org.deeplearning4j.";

    private UserCode() {}

    /** Whether an object's class is one of DL4J's own. */
    static boolean isFromDl4j(Object object) {
        return object.getClass().getName().startsWith(DL4J);
    }

    /** Whether a preprocessor is one of DL4J's own, which calls nobody else's code; also where there is none. */
    static boolean isPlain(@Nullable InputPreProcessor preprocessor) {
        return preprocessor == null
                || (isFromDl4j(preprocessor) && !(preprocessor instanceof ComposableInputPreProcessor));
    }

    /**
     * Whether nothing runs between a listener's call after the forward pass and DL4J's backward pass: every listener behind
     * it leaves that call out, or is a recorder's as well.
     *
     * @param outputs the class of what DL4J hands to listeners after the forward pass, a list or a map
     */
    static boolean isLastAfterForwardPass(
            TrainingListener listener, Collection<TrainingListener> listeners, Class<?> outputs) {
        List<TrainingListener> all = new ArrayList<>(listeners);
        int place = all.lastIndexOf(listener);
        return place >= 0 && all.subList(place + 1, all.size()).stream().allMatch(later -> leavesOut(later, outputs));
    }

    private static boolean leavesOut(TrainingListener listener, Class<?> outputs) {
        if (listener instanceof GradientListener) {
            return true;
        }
        try {
            Class<?> declaring = listener.getClass()
                    .getMethod("onForwardPass", Model.class, outputs)
                    .getDeclaringClass();
            return declaring == BaseTrainingListener.class || declaring == TrainingListener.class;
        } catch (NoSuchMethodException unknown) {
            return false;
        }
    }
}
