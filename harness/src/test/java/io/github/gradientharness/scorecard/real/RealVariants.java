package io.github.gradientharness.scorecard.real;

import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All variants. The order does not matter; a name decides the half and is never given to another network. */
final class RealVariants {

    private RealVariants() {}

    static List<RealVariant> all() {
        List<RealVariant> all = Stream.of(
                        DenseVariants.all(),
                        ConvolutionalVariants.all(),
                        RecurrentVariants.all(),
                        SameDiffVariants.all(),
                        OtherVariants.all())
                .flatMap(List::stream)
                .collect(Collectors.toList());
        if (new HashSet<>(all.stream().map(RealVariants::folder).toList()).size() != all.size()) {
            throw new IllegalStateException("Two variants have the same name.");
        }
        return all;
    }

    /** Where its recordings are kept. */
    static String folder(RealVariant variant) {
        return variant.name().toLowerCase(java.util.Locale.ROOT).replaceAll("[^a-z0-9.]+", "-");
    }
}
