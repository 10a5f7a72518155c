package io.github.gradientharness.scorecard.real;

import io.github.gradientharness.instrument.GradientRecorder;
import io.github.gradientharness.instrument.Preset;
import io.github.gradientharness.instrument.RecorderOptions;
import io.github.gradientharness.instrument.Windowing;
import io.github.gradientharness.recording.Declaration;
import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.rules.RuleSet;
import io.github.gradientharness.scorecard.Share;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** How often the same network gets another verdict when it is measured otherwise, or fed in another order. */
record VerdictFlips(List<Pair> pairs) {

    private static final RuleSet RULES = RuleSet.defaults();

    /** Every third variant is enough. */
    private static final int EVERY = 3;

    /** A verdict beside that of the same network in the standard preset. */
    record Pair(String difference, Shown shown, StageVerdict standard, StageVerdict other) {

        /** Whether one is an error and the other none. */
        boolean isFlip() {
            return standard.isError() != other.isError();
        }

        boolean hasOtherCause() {
            return !standard.primary().equals(other.primary());
        }
    }

    static VerdictFlips of(List<RealVariant> variants, Pattern only) {
        List<Pair> pairs = new ArrayList<>();
        IntStream.range(0, variants.size())
                .filter(i -> i % EVERY == 0)
                .mapToObj(variants::get)
                .filter(variant -> only.matcher(variant.name()).find())
                .forEach(variant -> pairs.addAll(of(variant)));
        return new VerdictFlips(pairs);
    }

    private static List<Pair> of(RealVariant variant) {
        Recording standard = recorded(variant, Preset.STANDARD, 1);
        Recording economy = recorded(variant, Preset.ECONOMY, 1);
        Recording full = recorded(variant, Preset.FULL, 1);
        Recording reordered = recorded(variant, Preset.STANDARD, 2);
        List<Pair> pairs = new ArrayList<>();
        for (Shown shown : List.of(Shown.EPOCH_1, Shown.EPOCH_5, Shown.EPOCH_20)) {
            pairs.add(pair("economy", shown, standard, economy));
            pairs.add(pair("full", shown, standard, full));
            pairs.add(pair("another batch order", shown, standard, reordered));
        }
        return pairs;
    }

    private static Pair pair(String difference, Shown shown, Recording standard, Recording other) {
        return new Pair(
                difference, shown, StageVerdict.of(shown.of(standard), RULES), StageVerdict.of(shown.of(other), RULES));
    }

    private static Recording recorded(RealVariant variant, Preset preset, long order) {
        GradientRecorder recorder = new GradientRecorder(new RecorderOptions(
                "scorecard", "scorecard", variant.name(), "", Declaration.NONE, Windowing.EPOCH, preset, null));
        RealCorpus.trained(variant, 1, new Random(order), recorder);
        return recorder.recording();
    }

    /** The table in Markdown. */
    String markdown() {
        List<String> lines = new ArrayList<>(List.of(
                "| beside the standard preset | shown | an error in one and none in the other | another finding to mend first |",
                "|---|---|---|---|"));
        for (String difference : List.of("economy", "full", "another batch order")) {
            for (Shown shown : List.of(Shown.EPOCH_1, Shown.EPOCH_5, Shown.EPOCH_20)) {
                List<Pair> these = pairs.stream()
                        .filter(pair -> pair.difference().equals(difference) && pair.shown() == shown)
                        .toList();
                lines.add("| " + difference + " | " + shown.title() + " | " + Share.of(these, Pair::isFlip) + " | "
                        + Share.of(these, Pair::hasOtherCause) + " |");
            }
        }
        return String.join("\n", lines);
    }
}
