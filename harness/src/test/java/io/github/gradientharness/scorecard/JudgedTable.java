package io.github.gradientharness.scorecard;

import java.util.List;
import java.util.stream.Collectors;

/** One line for each training, rule set and stage, tab-separated, to search and sort. */
final class JudgedTable {

    private JudgedTable() {}

    static String text(List<Judged> judged) {
        String header = "variant\thalf\tcauses\tseed\taccuracy\tlearned\trule set\tstage\terrors\n";
        return judged.stream().map(JudgedTable::line).collect(Collectors.joining("", header, ""));
    }

    private static String line(Judged judged) {
        LabelledTraining training = judged.training();
        String errors = judged.errors().stream()
                .map(blame -> blame.rule() + "@" + blame.layer())
                .collect(Collectors.joining(" "));
        return String.join(
                        "\t",
                        training.variant().name(),
                        training.half().name(),
                        training.variant().causes().toString(),
                        Long.toString(training.seed()),
                        Double.toString(training.accuracy()),
                        Boolean.toString(training.learned()),
                        judged.ruleSet(),
                        judged.stage().name(),
                        errors)
                + "\n";
    }
}
