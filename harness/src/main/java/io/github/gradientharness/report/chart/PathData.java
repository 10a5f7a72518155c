package io.github.gradientharness.report.chart;

/**
 * A path in SVG's notation. Coordinates are kept to a tenth of a unit and written relative to the point before, which is
 * shorter.
 *
 * <p>Not thread-safe.
 */
final class PathData {

    private final StringBuilder data = new StringBuilder();
    private long lastX;
    private long lastY;

    void moveTo(Point point) {
        lastX = rounded(point.x());
        lastY = rounded(point.y());
        data.append('M').append(pair(lastX, lastY));
    }

    void lineTo(Point point) {
        long x = rounded(point.x());
        long y = rounded(point.y());
        data.append('l').append(pair(x - lastX, y - lastY));
        lastX = x;
        lastY = y;
    }

    /** Goes through the points, interrupted where one has no place. */
    void through(Iterable<Point> points, boolean closed) {
        boolean down = false;
        for (Point point : points) {
            boolean placed = point.isPlaced();
            if (placed && down) {
                lineTo(point);
            } else if (placed) {
                moveTo(point);
            } else if (down && closed) {
                data.append('z');
            }
            down = placed;
        }
        if (down && closed) {
            data.append('z');
        }
    }

    void rectangle(Rectangle area) {
        moveTo(new Point(area.left(), area.top()));
        String width = tenths(rounded(area.right()) - lastX);
        String back = tenths(lastX - rounded(area.right()));
        data.append('h').append(width).append('v').append(tenths(rounded(area.bottom()) - lastY));
        data.append('h').append(back).append('z');
    }

    /** A shape in SVG's notation that ends where it begins. */
    void shape(Point place, String shape) {
        long x = rounded(place.x());
        long y = rounded(place.y());
        data.append(data.length() == 0 ? 'M' : 'm')
                .append(pair(x - lastX, y - lastY))
                .append(shape);
        lastX = x;
        lastY = y;
    }

    boolean isEmpty() {
        return data.length() == 0;
    }

    @Override
    public String toString() {
        return data.toString();
    }

    private static long rounded(double value) {
        return Math.round(value * 10);
    }

    private static String pair(long x, long y) {
        return tenths(x) + (y < 0 ? "" : " ") + tenths(y);
    }

    /** A number in the drawing's units. */
    static String tenths(double value) {
        return tenths(rounded(value));
    }

    private static String tenths(long tenths) {
        String sign = tenths < 0 ? "-" : "";
        long size = Math.abs(tenths);
        return sign + size / 10 + (size % 10 == 0 ? "" : "." + size % 10);
    }
}
