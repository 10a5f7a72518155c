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

    private final int layers;
    private final DistributionJson distribution = new DistributionJson();
    private final Map<Series, Summary> series = new LinkedHashMap<>();
    private final Map<Series, Distribution> distributions = new LinkedHashMap<>();
    private final Map<UnitSeries, UnitSummary> units = new LinkedHashMap<>();
    private int fromEpoch;
    private int toEpoch;
    private long fromIteration;
    private long toIteration;
    private @Nullable Summary loss;
    private boolean hasLayers;
    private String worker = "";

    /** Of a model with so many layers. */
    WindowReader(int layers) {
        this.layers = layers;
    }

    /** The window of a line. */
    Window read(LineParser line) throws IOException {
        forget();
        line.begin();
        String field;
        while ((field = line.nextField()) != null) {
            readField(line, field);
        }
        line.end();
        return window();
    }

    /** The worker whose window was read last; empty if it names none. */
    String worker() {
        return worker;
    }

    private void forget() {
        series.clear();
        distributions.clear();
        units.clear();
        fromEpoch = -1;
        toEpoch = -1;
        fromIteration = -1;
        toIteration = -1;
        loss = null;
        hasLayers = false;
        worker = "";
    }

    private void readField(LineParser line, String field) throws IOException {
        switch (field) {
            case "fromEpoch" -> fromEpoch = line.smallCount(field);
            case "toEpoch" -> toEpoch = line.smallCount(field);
            case "fromIteration" -> fromIteration = line.count(field);
            case "toIteration" -> toIteration = line.count(field);
            case "loss" -> loss = SummaryJson.read(line);
            case "layers" -> readList(line, field, this::readLayer);
            case "units" -> readList(line, field, this::readUnits);
            case "distributions" -> readList(line, field, this::readDistribution);
            case WorkerJson.WORKER -> worker = line.text(field);
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
        void read(LineParser line) throws IOException;
    }

    private static void readList(LineParser line, String field, ElementReader element) throws IOException {
        line.requireList(field);
        while (line.nextElement()) {
            line.requireObject(field);
            element.read(line);
        }
    }

    /** What was found of a layer whose index may stand behind it. */
    private record Measured(Quantity quantity, String parameter, Summary summary) {}

    private void readLayer(LineParser line) throws IOException {
        int layer = -1;
        List<Measured> found = new ArrayList<>();
        String field;
        while ((field = line.nextField()) != null) {
            Quantity quantity = QUANTITIES.get(field);
            if (quantity != null) {
                readQuantity(line, quantity, found);
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

    private static void readQuantity(LineParser line, Quantity quantity, List<Measured> found) throws IOException {
        line.requireObject(quantity.name());
        String parameter;
        while ((parameter = line.nextField()) != null) {
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

    private void readDistribution(LineParser line) throws IOException {
        int layer = -1;
        String quantity = null;
        String parameter = null;
        distribution.begin();
        String field;
        while ((field = line.nextField()) != null) {
            switch (field) {
                case "layer" -> layer = line.smallCount(field);
                case "quantity" -> quantity = line.text(field);
                case "parameter" -> parameter = line.text(field);
                default -> readOrSkip(line, field);
            }
        }
        Quantity known = JsonFields.constant("quantity", there(quantity, "quantity", "a text"), Quantity.class);
        distributions.put(
                new Series(known(layer), there(parameter, "parameter", "a text"), known), distribution.distribution());
    }

    private void readOrSkip(LineParser line, String field) throws IOException {
        if (!distribution.accept(field, line)) {
            line.skip();
        }
    }

    private void readUnits(LineParser line) throws IOException {
        int layer = -1;
        int number = -1;
        String statistic = null;
        String parameter = null;
        distribution.begin();
        List<UnitValue> lowest = null;
        List<UnitValue> highest = null;
        String field;
        while ((field = line.nextField()) != null) {
            switch (field) {
                case "layer" -> layer = line.smallCount(field);
                case "units" -> number = line.smallCount(field);
                case "statistic" -> statistic = line.text(field);
                case "parameter" -> parameter = line.text(field);
                case "lowest" -> lowest = readPairs(line, field);
                case "highest" -> highest = readPairs(line, field);
                default -> readOrSkip(line, field);
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

    private static List<UnitValue> readPairs(LineParser line, String field) throws IOException {
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
