package io.github.gradientharness.instrument.samediff;

import io.github.gradientharness.instrument.Attachment;
import org.nd4j.autodiff.samediff.SameDiff;

/**
 * What was attached to a graph.
 *
 * @param model the user's graph
 * @param listener what was added to it
 * @param iterations how many iterations the listener saw
 */
record SameDiffAttachment(SameDiff model, SameDiffListener listener, MissedIterations iterations)
        implements Attachment {

    @Override
    public void renew() {
        if (!model.getListeners().contains(listener)) {
            model.addListeners(listener);
        }
    }

    @Override
    public void detach() {
        listener.leave();
        model.getListeners().removeIf(it -> it == listener);
    }

    @Override
    public String missed() {
        int missed = iterations.missed();
        if (missed == 0) {
            return "";
        }
        return "The graph trained " + (missed + iterations.seen()) + " iterations, but the recorder saw only "
                + iterations.seen() + " of them: setListeners() removed its listener. Call addListeners() in its place,"
                + " or call recorder.attach(graph) again after it.";
    }
}
