package io.github.gradientharness.recording.file;

import io.github.gradientharness.recording.Quantity;
import io.github.gradientharness.recording.Series;
import io.github.gradientharness.recording.UnitSeries;
import io.github.gradientharness.recording.Window;
import io.github.gradientharness.stats.Distribution;
import io.github.gradientharness.stats.Summary;
import io.github.gradientharness.stats.UnitSummary;
import io.github.gradientharness.stats.UnitValue;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads one window as {@link WindowWriter} writes it, with its fields in any order. */
final class WindowReader {

    private static final Map<String, Quantity> QUANTITIES =
            Arrays.stream(Quantity.values()).collect(Collectors.toMap(Quantity::name, Function.identity()));

    private final LineParser line;
    private final int layers;
    private final DistributionJson distribution;
    private final Map<Series, Summary> series = new LinkedHashMap<>();
    private final Map<Series, Distribution> distributions = new LinkedHashMap<>();
    private final Map<UnitSeries, UnitSummary> units = new LinkedHashMap<>();
    private int fromEpoch = -1;
    private int toEpoch = -1;
    private long fromIteration = -1;
    private long toIteration = -1;
    private @Nullable Summary loss;
    private boolean hasLayers;

    private WindowReader(LineParser line, int layers, DistributionJson distribution) {
        this.line = line;
        this.layers = layers;
        this.distribution = distribution;
    }

    /** The window of a line, of a model with so many layers; its distributions are read one after the other. */
    static Window read(LineParser line, int layers, DistributionJson distribution) throws IOException {
        WindowReader reader = new WindowReader(line, layers, distribution);
        line.begin();
        for (String field = line.nextField(); field != null; field = line.nextField()) {
            reader.readField(field);
        }
        line.end();
        return reader.window();
    }

    private void readField(String field) throws IOException {
        switch (field) {
            case "fromEpoch" -> fromEpoch = line.smallCount(field);
            case "toEpoch" -> toEpoch = line.smallCount(field);
            case "fromIteration" -> fromIteration = line.count(field);
            case "toIteration" -> toIteration = line.count(field);
            case "loss" -> loss = SummaryJson.read(line);
            case "layers" -> readList(field, this::readLayer);
            case "units" -> readList(field, this::readUnits);
            case "distributions" -> readList(field, this::readDistribution);
            default -> line.skip();
        }
        hasLayers |= field.equals("layers");
    }

    private Window window() {
        LineParser.require(fromEpoch >= 0, "fromEpoch", "a whole number");
        LineParser.require(toEpoch >= 0, "toEpoch", "a whole number");
        LineParser.require(fromIteration >= 0, "fromIteration", "a whole number");
        LineParser.require(toIteration >= 0, "toIteration", "a whole number");
        LineParser.require(hasLayers, "layers", "a list");
        if (loss == null) {
            throw new MalformedLineException("field 'loss' should be a list");
        }
        if (toEpoch < fromEpoch || toIteration < fromIteration) {
            throw new MalformedLineException("a window that ends before it begins");
        }
        return new Window(fromEpoch, toEpoch, fromIteration, toIteration, loss, series, distributions, units);
    }

    /** Reads an object of a list. */
    private interface ElementReader {
        void read() throws IOException;
    }

    private void readList(String field, ElementReader element) throws IOException {
        line.requireList(field);
        while (line.nextElement()) {
            line.requireObject(field);
            element.read();
        }
    }

    /** What was found of a layer whose index may stand behind it. */
    private record Measured(Quantity quantity, String parameter, Summary summary) {}

    private void readLayer() throws IOException {
        int layer = -1;
        List<Measured> found = new ArrayList<>();
        for (String field = line.nextField(); field != null; field = line.nextField()) {
            Quantity quantity = QUANTITIES.get(field);
            if (quantity != null) {
                readQuantity(quantity, found);
            } else if (field.equals("layer")) {
                layer = line.smallCount(field);
            } else {
                line.skip();
            }
        }
        for (Measured measured : found) {
            series.put(new Series(known(layer), measured.parameter, measured.quantity), measured.summary);
        }
    }

    private void readQuantity(Quantity quantity, List<Measured> found) throws IOException {
        line.requireObject(quantity.name());
        for (String parameter = line.nextField(); parameter != null; parameter = line.nextField()) {
            found.add(new Measured(quantity, parameter, SummaryJson.read(line)));
        }
    }

    private int known(int layer) {
        LineParser.require(layer >= 0, "layer", "a whole number");
        if (layer >= layers) {
            throw new MalformedLineException("a window with a layer that the model does not have");
        }
        return layer;
    }

    private void readDistribution() throws IOException {
        int layer = -1;
        String quantity = null;
        String parameter = null;
        distribution.begin();
        for (String field = line.nextField(); field != null; field = line.nextField()) {
            switch (field) {
                case "layer" -> layer = line.smallCount(field);
                case "quantity" -> quantity = line.text(field);
                case "parameter" -> parameter = line.text(field);
                default -> skipUnless(distribution.accept(field, line));
            }
        }
        Quantity known = JsonFields.constant("quantity", there(quantity, "quantity", "a text"), Quantity.class);
        distributions.put(
                new Series(known(layer), there(parameter, "parameter", "a text"), known), distribution.distribution());
    }

    private void skipUnless(boolean isRead) throws IOException {
        if (!isRead) {
            line.skip();
        }
    }

    private void readUnits() throws IOException {
        int layer = -1;
        int number = -1;
        String statistic = null;
        String parameter = null;
        distribution.begin();
        List<UnitValue> lowest = null;
        List<UnitValue> highest = null;
        for (String field = line.nextField(); field != null; field = line.nextField()) {
            switch (field) {
                case "layer" -> layer = line.smallCount(field);
                case "units" -> number = line.smallCount(field);
                case "statistic" -> statistic = line.text(field);
                case "parameter" -> parameter = line.text(field);
                case "lowest" -> lowest = readPairs(field);
                case "highest" -> highest = readPairs(field);
                default -> skipUnless(distribution.accept(field, line));
            }
        }
        UnitSeries.Statistic known =
                JsonFields.constant("statistic", there(statistic, "statistic", "a text"), UnitSeries.Statistic.class);
        LineParser.require(number >= 0, "units", "a whole number");
        units.put(
                new UnitSeries(known(layer), there(parameter, "parameter", "a text"), known),
                new UnitSummary(
                        number,
                        distribution.distribution(),
                        there(lowest, "lowest", "a list"),
                        there(highest, "highest", "a list")));
    }

    private List<UnitValue> readPairs(String field) throws IOException {
        String noPair = "'" + field + "' should hold pairs of a unit and its value";
        line.requireList(field);
        List<UnitValue> pairs = new ArrayList<>();
        while (line.nextElement()) {
            line.take(Memory.OF_NUMBER);
            long unit = line.isList() && line.nextElement() ? line.countOrMinus() : -1;
            if (unit < 0 || unit > Integer.MAX_VALUE || !line.nextElement() || !line.isNumber()) {
                throw new MalformedLineException(noPair);
            }
            pairs.add(new UnitValue((int) unit, line.number()));
            if (line.nextElement()) {
                throw new MalformedLineException(noPair);
            }
        }
        return pairs;
    }

    private static <T> T there(@Nullable T value, String field, String wanted) {
        LineParser.require(value != null, field, wanted);
        return Objects.requireNonNull(value);
    }
}
