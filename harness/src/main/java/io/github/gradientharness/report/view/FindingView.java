package io.github.gradientharness.report.view;

import java.util.List;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Something wrong, in the order in which a reader asks: what, where, since when, why, what to do.
 *
 * @param badge how bad
 * @param rule the rule's id
 * @param help address of the page about the rule; null where there is none
 * @param title what it is, in words
 * @param layer where it is
 * @param position where that is in the network; empty where unknown
 * @param place in which training
 * @param since since when
 * @param message what was measured
 * @param meaning what it means
 * @param remedies what to try, most likely first
 * @param also what else is wrong with the training, a line each
 * @param evidence what supports it
 * @param reason the user's reason where it was expected; null where it was not
 * @param picture gradient over depth; null where it was left out
 * @param pictureNote how to read the picture
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record FindingView(
        BadgeView badge,
        String rule,
        @Nullable String help,
        String title,
        String layer,
        String position,
        PlaceView place,
        String since,
        String message,
        String meaning,
        List<String> remedies,
        List<String> also,
        List<FactView> evidence,
        @Nullable String reason,
        @Nullable ChartView picture,
        String pictureNote) {

    /** Copies the lists. */
    public FindingView {
        remedies = List.copyOf(remedies);
        also = List.copyOf(also);
        evidence = List.copyOf(evidence);
    }

    /** The same beside what else is wrong. */
    public FindingView with(List<String> others) {
        return new FindingView(
                badge,
                rule,
                help,
                title,
                layer,
                position,
                place,
                since,
                message,
                meaning,
                remedies,
                others,
                evidence,
                reason,
                picture,
                pictureNote);
    }
}
