package io.github.gradientharness.rules.packs;

import io.github.gradientharness.rules.Rule;
import io.github.gradientharness.rules.RuleSet;
import io.github.gradientharness.rules.RuleSetProvider;
import java.util.Map;
import org.apiguardian.api.API;

/**
 * The rules of other tools that watch trainings, to compare with {@link RuleSet#defaults()} or to move over from.
 *
 * <p>Formulas and limits are the tools' own; none was calibrated by this project. A tool looks at the tensors of one
 * step; a recording holds summaries of windows, so a window stands for a step. With one window an iteration that is the
 * same thing. A rule whose data a recording lacks is inconclusive and says what to record.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class RulePacks implements RuleSetProvider {

    /** For {@link java.util.ServiceLoader}. */
    public RulePacks() {}

    @Override
    public Map<String, RuleSet> ruleSets() {
        return Map.of(
                "autotrainer", autoTrainer(),
                "sagemaker-debugger", sageMakerDebugger(),
                "thedeepchecker", theDeepChecker());
    }

    /**
     * The rules of Amazon SageMaker Debugger that can be asked of a recording; their ids begin with {@code sagemaker-}.
     *
     * <p>Source: the developer guide's "List of Debugger built-in rules" (Amazon, 2019 to 2024). The rules' own code is
     * not public.
     */
    public static RuleSet sageMakerDebugger() {
        return RuleSet.of(SageMakerDebugger.rules().toArray(Rule[]::new));
    }

    /**
     * The rules of AUTOTRAINER; their ids begin with {@code autotrainer-}.
     *
     * <p>Source: Zhang, Zhai, Ma and Shen, "AUTOTRAINER: An Automatic DNN Training Problem Detection and Repair System",
     * ICSE 2021, and the code published with it.
     */
    public static RuleSet autoTrainer() {
        return RuleSet.of(AutoTrainer.rules().toArray(Rule[]::new));
    }

    /**
     * The rules of TheDeepChecker that can be asked of a recording; their ids begin with {@code thedeepchecker-}.
     *
     * <p>Source: Ben Braiek and Khomh, "Testing Feedforward Neural Networks Training Programs", ACM TOSEM 2022, and the
     * code published with it. The tool trains on a single batch of its own for most of these; here they look at the
     * recorded training.
     */
    public static RuleSet theDeepChecker() {
        return RuleSet.of(TheDeepChecker.rules().toArray(Rule[]::new));
    }
}
