package io.github.gradientharness.gate;

import io.github.gradientharness.recording.Header;
import io.github.gradientharness.recording.Layer;
import io.github.gradientharness.rules.FindingPattern;
import io.github.gradientharness.settings.NearestName;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds patterns of the configuration that fit no recording, most of them misspelt. */
final class UnmatchedPatterns {

    /** What findings name instead of a layer where they are in the loss. */
    private static final String LOSS = "loss";

    private final List<Header> headers;

    UnmatchedPatterns(List<JudgedRecording> recordings) {
        this.headers = recordings.stream()
                .map(recording -> recording.diagnosis().recording().header())
                .toList();
    }

    /** Why a pattern fits nothing and what was probably meant; empty if it fits. */
    Optional<String> problemWith(FindingPattern pattern) {
        List<Header> suites = headers.stream().filter(pattern::matchesSuite).toList();
        List<Header> tests = suites.stream().filter(pattern::matches).toList();
        List<String> layers = tests.stream().flatMap(UnmatchedPatterns::layers).toList();
        if (suites.isEmpty()) {
            return Optional.of(none(
                    "recorded test class", pattern.suite(), headers.stream().map(Header::suite)));
        }
        if (tests.isEmpty()) {
            return Optional.of(none(
                    "recorded test",
                    pattern.test(),
                    suites.stream().flatMap(header -> Stream.of(header.test(), header.namedTest()))));
        }
        return layers.stream().anyMatch(pattern::matchesLayer)
                ? Optional.empty()
                : Optional.of(none("layer of the recorded networks", pattern.layer(), layers.stream()));
    }

    private static Stream<String> layers(Header header) {
        return Stream.concat(header.model().layers().stream().map(Layer::name), Stream.of(LOSS));
    }

    private static String none(String what, String pattern, Stream<String> known) {
        List<String> names = known.distinct().toList();
        String meant = names.isEmpty() ? "" : " Did you mean '" + NearestName.of(pattern, names) + "'?";
        return "no " + what + " fits '" + pattern + "'." + meant;
    }
}
