package io.github.gradientharness.junit;

import io.github.gradientharness.instrument.Preset;
import io.github.gradientharness.instrument.RecorderOptions.SanityChecks;
import io.github.gradientharness.instrument.Schedule;
import io.github.gradientharness.instrument.Windowing;
import io.github.gradientharness.recording.Expectation;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * What a test asked for by its annotations, the nearest one winning: method, class, enclosing class.
 *
 * @param judged whether the test is to fail on a finding
 * @param owner the context whose element carries the annotation
 * @param windowing how finely to divide over time, if the annotation says so
 * @param preset what to measure when, if the annotation says so
 * @param schedule when to measure what costs more, if the annotation says so
 * @param sanityChecks what to check on the first minibatch, if the annotation says so
 * @param limits limits the annotation gives, by rule id
 * @param ruleSets names of the rule sets the annotation gives
 * @param mayRecordNothing whether a test passes that asks for a recorder and records nothing
 * @param tryRemedies whether the annotation wants remedies tried where the test is sick
 * @param expectations findings that are there on purpose
 */
record Request(
        boolean judged,
        ExtensionContext owner,
        Optional<Windowing> windowing,
        Optional<Preset> preset,
        Optional<Schedule> schedule,
        Optional<SanityChecks> sanityChecks,
        Map<String, Double> limits,
        List<String> ruleSets,
        boolean mayRecordNothing,
        boolean tryRemedies,
        List<Expectation> expectations) {

    /** The request that holds for a test or a class. */
    static Request of(ExtensionContext context) {
        List<Expectation> expectations = expectations(context);
        for (ExtensionContext at = context; at != null; at = at.getParent().orElse(null)) {
            Optional<Request> request = declaredAt(at, expectations);
            if (request.isPresent()) {
                return request.get();
            }
        }
        if (SeededTest.of(context).isPresent()) {
            return new Request(
                    false,
                    context,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Map.of(),
                    List.of(),
                    false,
                    false,
                    expectations);
        }
        throw new ExtensionConfigurationException("@ExpectFinding on " + context.getDisplayName()
                + " needs @HealthyGradients or @RecordGradients beside it: without one of them nothing is recorded.");
    }

    private static Optional<Request> declaredAt(ExtensionContext at, List<Expectation> expectations) {
        Optional<HealthyGradients> healthy = find(at, HealthyGradients.class);
        if (healthy.isPresent()) {
            HealthyGradients it = healthy.get();
            return Optional.of(new Request(
                    true,
                    at,
                    first(it.windowing()),
                    first(it.preset()),
                    schedule(it.schedule(), at),
                    first(it.sanityChecks()),
                    limits(it.limits()),
                    List.of(it.rules()),
                    it.mayRecordNothing(),
                    it.tryRemedies(),
                    expectations));
        }
        return find(at, RecordGradients.class)
                .map(it -> new Request(
                        false,
                        at,
                        first(it.windowing()),
                        first(it.preset()),
                        schedule(it.schedule(), at),
                        Optional.empty(),
                        limits(it.limits()),
                        List.of(),
                        false,
                        false,
                        expectations));
    }

    /** Whether the annotation stands on a method, so that this very test was asked to be healthy. */
    boolean isOnMethod() {
        return owner.getElement().filter(Method.class::isInstance).isPresent();
    }

    private static <A extends Annotation> Optional<A> find(ExtensionContext at, Class<A> type) {
        return AnnotationSupport.findAnnotation(at.getElement(), type);
    }

    private static <T> Optional<T> first(T[] values) {
        return Arrays.stream(values).findFirst();
    }

    private static Optional<Schedule> schedule(String text, ExtensionContext at) {
        return Settings.schedule("The attribute 'schedule' of the annotation on " + at.getDisplayName(), text);
    }

    private static Map<String, Double> limits(RuleLimit[] limits) {
        Map<String, Double> map = new HashMap<>();
        for (RuleLimit limit : limits) {
            if (!Settings.isLimit(limit.value())) {
                throw new ExtensionConfigurationException("@RuleLimit(rule = \"" + limit.rule() + "\") has the value "
                        + limit.value() + "; it should be a number of 0 or more.");
            }
            map.put(limit.rule(), limit.value());
        }
        return map;
    }

    private static List<Expectation> expectations(ExtensionContext context) {
        List<Expectation> expectations = new ArrayList<>();
        for (ExtensionContext at = context; at != null; at = at.getParent().orElse(null)) {
            Optional<AnnotatedElement> element = at.getElement();
            if (element.isPresent()) {
                AnnotationSupport.findRepeatableAnnotations(element.get(), ExpectFinding.class).stream()
                        .map(Request::expectation)
                        .forEach(expectations::add);
            }
        }
        return expectations;
    }

    private static Expectation expectation(ExpectFinding annotation) {
        if (annotation.reason().isBlank()) {
            throw new ExtensionConfigurationException("@ExpectFinding(rule = \"" + annotation.rule()
                    + "\") needs a reason: whoever reads the report wants to know why the finding is accepted.");
        }
        return new Expectation(annotation.rule(), annotation.layer(), annotation.reason());
    }
}
