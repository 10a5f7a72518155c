package io.github.gradientharness.report.chart;

import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.apiguardian.api.API;

/** Chooses which of many layers are drawn: the first, the last, the sick ones, and others evenly spread. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class LayerChoice {

    private static final int MOST_SICK = 4;

    private LayerChoice() {}

    /** Positions in ascending order, at most {@code most} of them. */
    public static List<Integer> of(int layers, Collection<Integer> sick, int most) {
        if (layers <= most) {
            return Curve.spread(layers, layers);
        }
        TreeSet<Integer> chosen = new TreeSet<>(List.of(0, layers - 1));
        sick.stream().limit(MOST_SICK).forEach(chosen::add);
        int room = most - chosen.size();
        Curve.spread(layers, room + 2).stream()
                .filter(candidate -> !chosen.contains(candidate))
                .limit(room)
                .toList()
                .forEach(chosen::add);
        return List.copyOf(chosen);
    }
}
