package io.github.gradientharness.report.chart;

import io.github.gradientharness.report.view.ChartView;
import io.github.gradientharness.text.Numbers;
import java.util.List;
import org.apiguardian.api.API;

/** Draws shares of a whole as bars. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class BarChart {

    static final int WIDTH = 720;
    static final int LEFT = 56;
    static final int RIGHT = 24;
    public static final int TOP = 22;
    public static final int BOTTOM = 40;
    private static final int HEIGHT = 190;
    private static final double FULL = 0.7;
    private static final double WIDEST = 60;

    private final List<Bar> bars;
    private final Axis shares = new PercentAxis(HEIGHT - BOTTOM, TOP);
    private final Drawing drawing = new Drawing(WIDTH, HEIGHT);

    public BarChart(List<Bar> bars) {
        this.bars = bars;
    }

    /**
     * Draws it.
     *
     * @param across what the bars' labels are
     */
    public ChartView draw(String id, String title, String across) {
        drawing.grid(shares, LEFT, WIDTH - RIGHT);
        double pitch = (double) (WIDTH - LEFT - RIGHT) / bars.size();
        double half = Math.min(WIDEST, FULL * pitch) / 2;
        for (int i = 0; i < bars.size(); i++) {
            Bar bar = bars.get(i);
            double middle = LEFT + (i + 0.5) * pitch;
            double top = shares.position(bar.share());
            drawing.rectangles(
                    List.of(new Rectangle(middle - half, top, middle + half, HEIGHT - BOTTOM)),
                    bar.sick() ? "bar sick" : "bar");
            if (bar.share() > 0) {
                drawing.label(middle, top - 4, "middle", Numbers.percent(bar.share()), "tick");
            }
            drawing.label(middle, HEIGHT - BOTTOM + 16.0, "middle", bar.label(), "tick");
        }
        drawing.label((LEFT + WIDTH - RIGHT) / 2.0, HEIGHT - 6.0, "middle", across, "axis");
        return drawing.toChart(id, title, description());
    }

    private String description() {
        StringBuilder text = new StringBuilder();
        bars.stream()
                .filter(bar -> bar.share() > 0)
                .forEach(bar -> text.append(bar.label())
                        .append(": ")
                        .append(Numbers.percent(bar.share()))
                        .append("; "));
        return text.length() == 0 ? "Nothing was measured." : text.substring(0, text.length() - 2) + ".";
    }
}
