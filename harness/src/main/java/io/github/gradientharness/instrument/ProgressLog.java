package io.github.gradientharness.instrument;

import io.github.gradientharness.recording.Layer;
import io.github.gradientharness.recording.Model;
import io.github.gradientharness.recording.Quantity;
import io.github.gradientharness.recording.Window;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** Says how a long training goes: epoch, loss, first over last layer's gradient, time left. What is not known is left out. */
final class ProgressLog {

    /** Shorter than the ten seconds promised, so that a slow iteration in between does not break the promise. */
    static final Duration INTERVAL = Duration.ofSeconds(5);

    private final String name;
    private final Supplier<Model> model;
    private final LongSupplier nanoTime;
    private final Consumer<String> output;
    private long startedAt;
    private long lastLine;
    private int planned;
    private int epochsEnded;

    ProgressLog(String name, Supplier<Model> model, LongSupplier nanoTime, Consumer<String> output) {
        this.name = name;
        this.model = model;
        this.nanoTime = nanoTime;
        this.output = output;
        this.startedAt = nanoTime.getAsLong();
        this.lastLine = startedAt;
    }

    void plannedEpochs(int epochs) {
        planned = epochs;
    }

    void epochEnded() {
        epochsEnded++;
    }

    void iterationEnded(int epoch, long iteration, Supplier<Window> soFar) {
        long now = nanoTime.getAsLong();
        if (iteration == 1) {
            startedAt = now;
        }
        if (now - lastLine >= INTERVAL.toNanos()) {
            lastLine = now;
            output.accept(line(epoch, iteration, soFar.get(), now));
        }
    }

    private String line(int epoch, long iteration, Window window, long now) {
        String of = planned > 0 ? " of " + planned : "";
        return name + ": epoch " + epoch + of + ", iteration " + iteration
                + part(", loss ", window.loss().mean())
                + part(", first/last layer's gradient ", firstOverLast(window))
                + timeLeft(now);
    }

    /** Nothing where there is no number to tell. */
    private static String part(String what, double value) {
        return Double.isNaN(value) ? "" : what + digits(value);
    }

    private double firstOverLast(Window window) {
        List<Layer> layers = model.get().layersWithKernel();
        if (layers.size() < 2) {
            return Double.NaN;
        }
        return size(window, layers.get(0)) / size(window, layers.get(layers.size() - 1));
    }

    private static double size(Window window, Layer layer) {
        return window.kernels(layer, Quantity.GRADIENT).meanAbsolute();
    }

    private String timeLeft(long now) {
        if (planned <= epochsEnded || epochsEnded == 0) {
            return "";
        }
        long left = (now - startedAt) / epochsEnded * (planned - epochsEnded);
        return ", about " + Math.max(1, Duration.ofNanos(left).toSeconds()) + " s left";
    }

    private static String digits(double value) {
        return String.format(Locale.ROOT, "%.3g", value);
    }
}
