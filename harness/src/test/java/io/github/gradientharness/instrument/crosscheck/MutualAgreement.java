package io.github.gradientharness.instrument.crosscheck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.gradientharness.recording.Layer;
import io.github.gradientharness.recording.Parameter;
import io.github.gradientharness.recording.Quantity;
import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.recording.Series;
import io.github.gradientharness.recording.UnitSeries;
import io.github.gradientharness.recording.Window;
import io.github.gradientharness.stats.Summary;
import io.github.gradientharness.stats.UnitSummary;
import io.github.gradientharness.stats.UnitValue;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.nd4j.linalg.api.buffer.DataType;

/** Two recordings of the same training, window by window; parameters are told by their role, not by their name. */
record MutualAgreement(String who, Recording one, Recording other, DataType type) {

    /** Compares whatever both recordings hold; says which quantities that were. */
    Set<Quantity> assertAgree() {
        assertThat(one.windows()).as(who).hasSameSizeAs(other.windows());
        assertThat(one.header().model().layers())
                .as(who)
                .hasSameSizeAs(other.header().model().layers());
        Set<Quantity> compared = EnumSet.noneOf(Quantity.class);
        for (int i = 0; i < one.windows().size(); i++) {
            assertAgree(one.windows().get(i), other.windows().get(i), compared);
        }
        return compared;
    }

    private void assertAgree(Window a, Window b, Set<Quantity> compared) {
        assertThat(List.of(b.fromEpoch(), b.toEpoch(), b.fromIteration(), b.toIteration()))
                .as(who)
                .isEqualTo(List.of(a.fromEpoch(), a.toEpoch(), a.fromIteration(), a.toIteration()));
        assertAgree(at(a, "loss"), a.loss(), b.loss());
        Map<Series, Summary> others = byRole(b, other);
        byRole(a, one).forEach((series, summary) -> {
            if (others.containsKey(series)) {
                assertAgree(at(a, series.toString()), summary, others.get(series));
                compared.add(series.quantity());
            }
        });
        Map<UnitSeries, UnitSummary> otherUnits = unitsByRole(b, other);
        unitsByRole(a, one).forEach((series, units) -> {
            if (otherUnits.containsKey(series)) {
                assertUnitsAgree(at(a, series.toString()), units, otherUnits.get(series));
            }
        });
    }

    private String at(Window window, String what) {
        return who + ", iteration " + window.fromIteration() + ", " + what;
    }

    private static Map<Series, Summary> byRole(Window window, Recording recording) {
        Map<Series, Summary> renamed = new HashMap<>();
        window.series()
                .forEach((series, summary) -> renamed.put(
                        new Series(
                                series.layer(), role(recording, series.layer(), series.parameter()), series.quantity()),
                        summary));
        return renamed;
    }

    private static Map<UnitSeries, UnitSummary> unitsByRole(Window window, Recording recording) {
        Map<UnitSeries, UnitSummary> renamed = new HashMap<>();
        window.units()
                .forEach((series, units) -> renamed.put(
                        new UnitSeries(
                                series.layer(),
                                role(recording, series.layer(), series.parameter()),
                                series.statistic()),
                        units));
        return renamed;
    }

    private static String role(Recording recording, int index, String parameter) {
        Layer layer = recording.header().model().layers().get(index);
        return layer.parameters().stream()
                .filter(it -> it.name().equals(parameter))
                .map(Parameter::role)
                .map(Enum::name)
                .findFirst()
                .orElse("");
    }

    /**
     * Values that may cancel to nearly zero are compared relative to the tensor's mean absolute value at least; in float,
     * where two rounding errors meet and a sum over the batch keeps that of its large summands, to its norm.
     */
    private void assertAgree(String what, Summary a, Summary b) {
        double size = type == DataType.DOUBLE ? a.meanAbsolute() : a.l2();
        assertThat(b.tensors()).as(what).isEqualTo(a.tensors());
        assertThat(b.count()).as(what).isEqualTo(a.count());
        assertThat(b.nonFinite()).as(what).isEqualTo(a.nonFinite());
        assertThat(b.zeroShare()).as(what).isEqualTo(a.zeroShare());
        assertClose(what + " mean |x|", a.meanAbsolute(), b.meanAbsolute(), 0);
        assertClose(what + " L2", a.l2(), b.l2(), 0);
        assertClose(what + " mean", a.mean(), b.mean(), size);
        assertClose(what + " min", a.min(), b.min(), size);
        assertClose(what + " max", a.max(), b.max(), size);
    }

    private void assertUnitsAgree(String what, UnitSummary a, UnitSummary b) {
        assertThat(b.units()).as(what).isEqualTo(a.units());
        assertThat(b.highest()).as(what).hasSameSizeAs(a.highest());
        double largest = a.highest().get(0).value();
        Map<Integer, Double> values = new HashMap<>();
        b.highest().forEach(unit -> values.put(unit.unit(), unit.value()));
        for (UnitValue unit : a.highest()) {
            assertThat(values).as(what).containsKey(unit.unit());
            // in float, what nearly cancels over the batch keeps the rounding of its large summands
            assertClose(what, unit.value(), values.get(unit.unit()), type == DataType.DOUBLE ? 0 : largest);
        }
    }

    private void assertClose(String what, double a, double b, double scale) {
        assertThat(b).as(what).isCloseTo(a, within(ReferenceAgreement.tolerance(type) * Math.max(Math.abs(a), scale)));
    }
}
