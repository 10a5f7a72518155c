package io.github.gradientharness.verdict;

import io.github.gradientharness.text.Numbers;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * What a rule judged: one number for each layer, in forward order, in a part of the training, against a limit. It is computed
 * once, by the rule; messages, pages and files print it.
 *
 * @param quantity what the numbers are
 * @param comparison what of a layer is held against its limit
 * @param actual the number of the layer that is worst; NaN if there is none
 * @param period the part of the training that was looked at
 * @param layers the layers, in forward order
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record JudgedProfile(
        ProfiledQuantity quantity, Comparison comparison, double actual, Period period, List<OfLayer> layers) {

    /** What of a layer is held against its limit. */
    public enum Comparison {
        /** Its value. */
        VALUE,
        /** Its value over the largest layer's. */
        SHARE_OF_LARGEST,
        /** The share of the period in which it got no gradient. */
        SHARE_OF_PERIOD,
        /** Nothing: no rule judges it. */
        NONE
    }

    /** What is known about a layer. */
    public enum State {
        /** It has a number. */
        MEASURED,
        /** It was exactly zero in half of the period or more, such as the gradient of a dead layer. */
        ZERO,
        /** Some value was NaN. */
        NAN,
        /** Some value was infinite, none NaN. */
        INFINITE,
        /** Nothing was measured. */
        NOT_MEASURED,
        /** It is kept from training. */
        FROZEN
    }

    /**
     * One layer.
     *
     * @param layer its name
     * @param state what is known about it
     * @param value its number: the median over the period, or that of its only window; of finite values only, NaN if there
     *     are none
     * @param judged what is held against the limit; NaN if there is nothing
     * @param without in how many parts of the period it was exactly zero
     * @param limit the limit in force for it; null if it is held against none
     */
    public record OfLayer(
            String layer,
            State state,
            double value,
            double judged,
            int without,
            @Nullable Limit limit) {

        /** Whether it breaks its limit. */
        public boolean isBeyond() {
            return limit != null && !Double.isNaN(judged) && limit.isBrokenBy(judged);
        }

        /** Whether none of its values was NaN or infinite. */
        public boolean isFinite() {
            return state != State.NAN && state != State.INFINITE;
        }

        private boolean isAsked() {
            return limit != null && state == State.MEASURED;
        }
    }

    /** Copies the list. */
    public JudgedProfile {
        layers = List.copyOf(layers);
    }

    /** What is known about a layer; empty if it has no place in the profile. */
    public Optional<OfLayer> layer(String name) {
        return layers.stream().filter(one -> one.layer.equals(name)).findFirst();
    }

    /** The limit in force for all layers; empty if there is none, or several. */
    public Optional<Limit> limit() {
        List<Limit> limits = layers.stream()
                .flatMap(one -> Optional.ofNullable(one.limit).stream())
                .distinct()
                .toList();
        return limits.size() == 1 ? Optional.of(limits.get(0)) : Optional.empty();
    }

    /** The largest value of the layers that are compared; of all where none is. NaN if there is none. */
    public double largest() {
        boolean isJudged = layers.stream().anyMatch(one -> !Double.isNaN(one.judged));
        return layers.stream()
                .filter(one -> !isJudged || !Double.isNaN(one.judged))
                .mapToDouble(OfLayer::value)
                .filter(value -> value > 0 && Double.isFinite(value))
                .max()
                .orElse(Double.NaN);
    }

    /**
     * The value at which the limit lies, to be drawn among the layers' values. NaN if there is none: no limit or several, a
     * limit of something else than the value, or a layer on the other side of it than the rule says. A rule compares shares
     * epoch by epoch, so a median may lie on the other side.
     */
    public double level() {
        Limit limit = limit().orElse(null);
        double factor = comparison == Comparison.SHARE_OF_LARGEST ? largest() : 1;
        if (limit == null || comparison == Comparison.SHARE_OF_PERIOD || Double.isNaN(factor)) {
            return Double.NaN;
        }
        Limit drawn = new Limit(limit.value() * factor, limit.kind());
        boolean separates =
                layers.stream().filter(OfLayer::isAsked).allMatch(one -> drawn.isBrokenBy(one.value) == one.isBeyond());
        return separates ? drawn.value() : Double.NaN;
    }

    /** Positions of the layers that break their limit. */
    public List<Integer> beyond() {
        return IntStream.range(0, layers.size())
                .filter(i -> layers.get(i).isBeyond())
                .boxed()
                .toList();
    }

    /** Whether it is of the same numbers in the same part of the training. */
    public boolean shows(JudgedProfile other) {
        return quantity == other.quantity && period.equals(other.period);
    }

    /** The same with the limits that are in force, of the layers that are held against one. */
    public JudgedProfile withLimits(Function<String, Optional<Limit>> limits) {
        List<OfLayer> limited = layers.stream()
                .map(one -> new OfLayer(
                        one.layer,
                        one.state,
                        one.value,
                        one.judged,
                        one.without,
                        one.limit == null ? null : limits.apply(one.layer).orElse(null)))
                .toList();
        return new JudgedProfile(quantity, comparison, actual, period, limited);
    }

    /** Of which part of the training the numbers are, such as "median over epochs 61 to 80". */
    public String when() {
        return (period.isMedian() ? "median over " : "") + period.text();
    }

    /** A layer's number, or a word instead of one. */
    public String text(OfLayer of) {
        return switch (of.state) {
            case NAN -> "NaN";
            case INFINITE -> "infinite";
            case NOT_MEASURED -> "not measured";
            case FROZEN -> "frozen";
            case ZERO ->
                of.without == period.count() || of.without == 0
                        ? quantity.zero()
                        : quantity.zero() + " in " + of.without + " of " + period.count() + " " + period.parts();
            case MEASURED -> quantity.isShare() ? Numbers.percent(of.value) : number(of);
        };
    }

    /** A layer's number, which prints as the limit among the layers' values only if it is that. */
    public String number(OfLayer of) {
        double level = level();
        return Double.isNaN(level) ? Numbers.print(of.value) : Numbers.print(of.value, level);
    }
}
