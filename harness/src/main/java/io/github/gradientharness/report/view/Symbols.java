package io.github.gradientharness.report.view;

import java.util.List;
import org.apiguardian.api.API;

/** How a style looks in a legend of 28 by 12 units, and the shapes of points, as paths in SVG's notation. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class Symbols {

    /** Shapes drawn from their centre and back to it: dot, cross, square, triangle, plus, diamond. */
    public static final List<String> SHAPES = List.of(
            "h0",
            "m-2.5-2.5l5 5m0-5l-5 5m2.5-2.5",
            "m-2.5-2.5h5v5h-5v-5m2.5 2.5",
            "m0-3.2l3 5.2h-6l3-5.2m0 3.2",
            "m-3 0h6m-3-3v6m0-3",
            "m-2.5 0l2.5-2.5l2.5 2.5l-2.5 2.5l-2.5-2.5m2.5 0");

    private static final String LINE = "M1 6l26 0";
    private static final String BOX = "M1 1h26v10h-26z";
    private static final String SHAPED = "point class";

    private Symbols() {}

    /** The path that shows a style: a line, unless it is one of areas or points. */
    public static String of(String style) {
        if (style.startsWith(SHAPED)) {
            return "M14 6" + SHAPES.get(Integer.parseInt(style.substring(SHAPED.length())));
        }
        return switch (style) {
            case "band", "heat dead", "heat broken" -> BOX;
            case "hatch" -> "M1 11l10-10M9 11l10-10M17 11l10-10";
            case "hatch broken" -> "M1 1l10 10M9 1l10 10M17 1l10 10";
            case "zeros" -> "M14 1v10";
            default -> LINE;
        };
    }

    /** The style of what is drawn over an area to tell it without colour; empty where nothing is. */
    public static String hatch(String style) {
        return style.equals("heat dead") ? "hatch" : style.equals("heat broken") ? "hatch broken" : "";
    }
}
