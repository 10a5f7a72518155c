package io.github.gradientharness.scorecard.real;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** Runs. */
public final class RealScorecard {

    private RealScorecard() {}

    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(System.getProperty("scorecard.folder", "target/scorecard")).resolve("real");
        Pattern only = Pattern.compile(System.getProperty("scorecard.only", ""));
        List<RealVariant> variants = RealVariants.all();
        RealCorpus corpus = new RealCorpus(folder);
        for (RealVariant variant : variants) {
            if (only.matcher(variant.name()).find()) {
                corpus.reported(variant, 1);
            }
        }
    }
}
