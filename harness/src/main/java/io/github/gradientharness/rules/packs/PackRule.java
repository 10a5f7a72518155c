package io.github.gradientharness.rules.packs;

import io.github.gradientharness.recording.Quantity;
import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.recording.Window;
import io.github.gradientharness.rules.Rule;
import io.github.gradientharness.text.Numbers;
import io.github.gradientharness.verdict.Evidence;
import io.github.gradientharness.verdict.Finding;
import io.github.gradientharness.verdict.Limit;
import io.github.gradientharness.verdict.Period;
import io.github.gradientharness.verdict.RuleResult;
import io.github.gradientharness.verdict.Severity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A rule of another tool: an error as soon as one number breaks the limit, in any layer and window it looks at.
 *
 * <p>The finding names the layer with the worst number; since when is the first window in which that layer broke the
 * limit. Among equals the layer that comes first and the earliest window are named.
 *
 * @param text what it says in words
 * @param defaultLimit the tool's default
 * @param measurement the tool's formula
 * @param judged the quantity whose size it judges; null where it is something else
 */
record PackRule(
        RuleText text,
        Limit defaultLimit,
        Measurement measurement,
        @Nullable Quantity judged) implements Rule {

    /** One that judges the size of no recorded quantity, but a share of units, the loss or the like. */
    PackRule(RuleText text, Limit defaultLimit, Measurement measurement) {
        this(text, defaultLimit, measurement, null);
    }

    @Override
    public String id() {
        return text.id();
    }

    @Override
    public String description() {
        return text.description();
    }

    @Override
    public RuleResult evaluate(Recording recording, Limit limit) {
        Readings readings = measurement.of(recording);
        if (!readings.notApplicable().isEmpty()) {
            return RuleResult.healthy(id(), readings.notApplicable());
        }
        if (readings.all().isEmpty()) {
            return RuleResult.inconclusive(id(), readings.missing());
        }
        Reading worst = worst(readings.all(), limit);
        String lookedAt = text.measure() + " at worst " + Numbers.print(worst.actual()) + " in " + worst.place();
        List<Reading> broken = readings.all().stream()
                .filter(reading -> limit.isBrokenBy(reading.actual()))
                .toList();
        List<Reading> problems = broken.stream().filter(Reading::counts).toList();
        if (problems.isEmpty()) {
            return RuleResult.healthy(id(), broken.isEmpty() ? lookedAt : lookedAt + alone(readings));
        }
        return RuleResult.found(id(), List.of(finding(readings, problems, limit)), lookedAt);
    }

    private static String alone(Readings readings) {
        String seen = String.join(
                ", ",
                readings.evidence().stream()
                        .map(fact -> fact.name() + " " + fact.value())
                        .toList());
        return ", which alone the tool does not call a problem" + (seen.isEmpty() ? "" : " (" + seen + ")");
    }

    private static Reading worst(List<Reading> readings, Limit limit) {
        Comparator<Reading> bySize = Comparator.comparingDouble(Reading::actual);
        Comparator<Reading> healthiestFirst = limit.kind() == Limit.Kind.MAXIMUM ? bySize : bySize.reversed();
        return readings.stream()
                .reduce((a, b) -> healthiestFirst.compare(a, b) >= 0 ? a : b)
                .orElseThrow();
    }

    private Finding finding(Readings readings, List<Reading> problems, Limit limit) {
        Reading worst = worst(problems, limit);
        Window since = problems.stream()
                .filter(reading -> reading.place().equals(worst.place()))
                .map(Reading::window)
                .min(Comparator.comparingLong(Window::fromIteration))
                .orElseThrow();
        return Finding.of(id(), Severity.ERROR, worst.place())
                .in(Period.ofEpochs(
                        windows(readings.all())
                                .mapToInt(Window::fromEpoch)
                                .min()
                                .orElseThrow(),
                        windows(readings.all()).mapToInt(Window::toEpoch).max().orElseThrow()))
                .since(since.fromEpoch(), since.fromIteration())
                .measured(text.measure(), worst.actual(), limit)
                .judged(judged)
                .evidence(evidence(readings, problems, worst))
                .meaning(text.meaning())
                .remedies(text.remedies())
                .build();
    }

    private static Stream<Window> windows(List<Reading> readings) {
        return readings.stream().map(Reading::window);
    }

    private List<Evidence> evidence(Readings readings, List<Reading> problems, Reading worst) {
        List<Evidence> evidence = new ArrayList<>();
        List<String> places = problems.stream().map(Reading::place).distinct().toList();
        evidence.add(new Evidence("beyond the limit", String.join(", ", places)));
        evidence.add(new Evidence("worst in iterations", iterations(worst.window())));
        evidence.addAll(readings.evidence());
        long broken = windows(problems).distinct().count();
        long looked = windows(readings.all()).distinct().count();
        evidence.add(new Evidence("windows beyond the limit", broken + " of " + looked));
        evidence.add(new Evidence("rule taken from", text.origin()));
        return evidence;
    }

    private static String iterations(Window window) {
        return window.fromIteration() + " to " + window.toIteration();
    }
}
