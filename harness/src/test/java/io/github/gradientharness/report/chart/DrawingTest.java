package io.github.gradientharness.report.chart;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gradientharness.report.view.PathView;
import java.util.List;
import org.junit.jupiter.api.Test;

class DrawingTest {

    private final Drawing drawing = new Drawing(100, 100);

    private List<PathView> paths() {
        return drawing.toChart("id", "t", "d").paths();
    }

    @Test
    void anAreaIsClosedWhereItIsInterrupted() {
        drawing.polygon(
                List.of(new Point(0, 0), new Point(10, 0), Point.NOWHERE, new Point(20, 5), new Point(30, -5.2)), "a");

        assertThat(paths()).containsExactly(new PathView("M0 0l10 0zM20 5l10-10.2z", "a"));
    }

    @Test
    void aLineIsInterruptedWhereAPointHasNoPlace() {
        drawing.line(List.of(new Point(0, 0), new Point(10, 1), Point.NOWHERE, new Point(20, 5)), "l");
        drawing.line(List.of(Point.NOWHERE), "nothing");

        assertThat(paths()).containsExactly(new PathView("M0 0l10 1M20 5", "l"));
    }

    @Test
    void hatchingStaysInItsRectangle() {
        drawing.hatch(List.of(new Rectangle(10, 20, 16, 28)), 4, false, "h");

        // Lines rise by one for each step to the right, four apart; the outer ones are cut off at the sides.
        assertThat(paths()).containsExactly(new PathView("M10 22l2-2M10 26l6-6M12 28l4-4", "h"));
    }

    @Test
    void rectanglesWithoutAPlaceAreLeftOut() {
        drawing.rectangles(List.of(new Rectangle(0, Double.NaN, 1, 1), new Rectangle(1, 2, 4.5, 6)), "r");

        assertThat(paths()).containsExactly(new PathView("M1 2h3.5v4h-3.5z", "r"));
    }

    @Test
    void stepsLieInTheMiddleOfTheirRoom() {
        StepAxis axis = new StepAxis(List.of("1", "2", "5", "9"), 0, 80);

        assertThat(axis.position(0)).isEqualTo(10);
        assertThat(axis.position(3)).isEqualTo(70);
        assertThat(axis.ticks())
                .containsExactly(
                        new Axis.Tick(10, "1"), new Axis.Tick(30, "2"), new Axis.Tick(50, "5"), new Axis.Tick(70, "9"));
    }
}
