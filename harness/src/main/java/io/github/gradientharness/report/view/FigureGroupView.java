package io.github.gradientharness.report.view;

import java.util.List;
import org.apiguardian.api.API;

/**
 * Charts that answer one question.
 *
 * @param id to link to, used once on the page
 * @param title what they show
 * @param open whether they are unfolded at first
 * @param figures at least one, in order
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record FigureGroupView(String id, String title, boolean open, List<FigureView> figures) {

    /** Copies the list. */
    public FigureGroupView {
        figures = List.copyOf(figures);
    }
}
