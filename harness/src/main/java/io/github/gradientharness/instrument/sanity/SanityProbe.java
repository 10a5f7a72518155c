package io.github.gradientharness.instrument.sanity;

import io.github.gradientharness.instrument.sanity.ModelCopy.Input;
import io.github.gradientharness.recording.Recording.InputUse;
import io.github.gradientharness.recording.Recording.SanityFacts;
import io.github.gradientharness.recording.Recording.StepsOnOneBatch;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Measures what a copy of a model does with one minibatch.
 *
 * <p>An output depends on a part of the input if it changes in any bit when that part is changed into another sample's, or by as
 * much as values vary. A sample leaks, or a later time step, if an output that should not changes by more than rounding does.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class SanityProbe {

    /** How often a copy is trained on the minibatch. */
    public static final int STEPS = 50;

    private final ModelCopy copy;
    private final List<INDArray> inputs;
    private final int samples;
    private final OutputRows before;

    private SanityProbe(ModelCopy copy) {
        this.copy = copy;
        this.inputs = copy.inputs().stream().map(Input::values).toList();
        this.samples = inputs.isEmpty() ? 0 : (int) inputs.get(0).size(0);
        this.before = rows(inputs);
    }

    /**
     * What is measured of a copy. Without steps, it is left as it was.
     *
     * @param uninformedLoss the mean loss of a sample if all classes are equally likely, and numbers are zero
     * @param guessingLoss the mean loss of a sample of the best constant answer
     * @param oddTargets share of the rows of targets that are no distribution over classes
     */
    public static SanityFacts facts(
            ModelCopy copy, double uninformedLoss, double guessingLoss, double oddTargets, boolean withSteps) {
        SanityProbe probe = new SanityProbe(copy);
        double initialLoss = copy.loss();
        boolean comparable = !probe.before.isEmpty();
        return new SanityFacts(
                probe.samples,
                initialLoss,
                uninformedLoss,
                guessingLoss,
                oddTargets,
                comparable ? probe.uses() : List.of(),
                comparable ? probe.leakingSamples() : Double.NaN,
                comparable ? probe.leakingFuture() : Double.NaN,
                comparable ? probe.ignoredMask() : Double.NaN,
                copy.isBatchNormalized(),
                copy.frozen(),
                withSteps ? probe.steps() : null);
    }

    private OutputRows rows(List<INDArray> changed) {
        return new OutputRows(copy.outputs(changed), samples);
    }

    private List<INDArray> with(int input, INDArray changed) {
        List<INDArray> all = new ArrayList<>(inputs);
        all.set(input, changed);
        return all;
    }

    private List<InputUse> uses() {
        List<InputUse> uses = new ArrayList<>();
        for (int i = 0; i < inputs.size(); i++) {
            int input = i;
            ColumnProbe columns =
                    new ColumnProbe(copy.inputs().get(i), samples, changed -> rows(with(input, changed)), before);
            uses.add(columns.use(unusedSteps(i)));
        }
        return uses;
    }

    private List<Integer> unusedSteps(int number) {
        Input input = copy.inputs().get(number);
        ChangedInput changed = new ChangedInput(input);
        int steps = changed.timeSteps();
        List<Integer> unused = new ArrayList<>();
        if (steps < 2 || input.mask() != null) {
            return unused;
        }
        for (int step : new LinkedHashSet<>(List.of(0, steps / 2, steps - 1))) {
            for (int sample = 0; sample < samples; sample++) {
                changed.changeStep(sample, step);
            }
            if (!rows(with(number, changed.take())).differsAnywhere(before)) {
                unused.add(step);
            }
        }
        return unused;
    }

    /** In each half of the minibatch in turn one sample takes the place of all; outputs of the other half should stay. */
    private double leakingSamples() {
        int half = samples / 2;
        if (half < 2) {
            return Double.NaN;
        }
        OutputRows firstChanged = rows(repeated(0, half));
        OutputRows secondChanged = rows(repeated(half, samples));
        double leaking = 0;
        for (int sample = 0; sample < samples; sample++) {
            leaking += (sample < half ? secondChanged : firstChanged).clearlyDiffers(before, sample) ? 1 : 0;
        }
        return leaking / samples;
    }

    private List<INDArray> repeated(int from, int to) {
        return copy.inputs().stream()
                .map(input -> {
                    ChangedInput changed = new ChangedInput(input);
                    changed.repeatSample(from, to);
                    return changed.take();
                })
                .toList();
    }

    /** The second half of the time steps is changed; outputs at the first half should stay. */
    private double leakingFuture() {
        List<INDArray> all = new ArrayList<>();
        int steps = 0;
        for (Input input : copy.inputs()) {
            ChangedInput changed = new ChangedInput(input);
            steps = Math.max(steps, changed.timeSteps());
            for (int step = (changed.timeSteps() + 1) / 2; step < changed.timeSteps(); step++) {
                for (int sample = 0; sample < samples; sample++) {
                    changed.changeStep(sample, step);
                }
            }
            all.add(changed.take());
        }
        if (steps < 2 || !before.hasSteps(steps)) {
            return Double.NaN;
        }
        OutputRows now = rows(all);
        int half = (steps + 1) / 2;
        double leaking = 0;
        for (int step = 0; step < half; step++) {
            boolean changes = false;
            for (int sample = 0; sample < samples; sample++) {
                changes |= now.clearlyDiffersAt(before, sample, step, steps);
            }
            leaking += changes ? 1 : 0;
        }
        return leaking / half;
    }

    /** Masked steps of the input are changed; outputs that are not masked should stay. */
    private double ignoredMask() {
        double looked = 0;
        double changes = 0;
        for (int i = 0; i < inputs.size(); i++) {
            Input input = copy.inputs().get(i);
            INDArray mask = input.mask();
            ChangedInput changed = new ChangedInput(input);
            int steps = changed.timeSteps();
            if (mask == null || steps == 0 || mask.rank() != 2 || mask.size(1) != steps) {
                continue;
            }
            for (int sample = 0; sample < samples; sample++) {
                for (int step = 0; step < steps; step++) {
                    if (mask.getDouble(sample, step) == 0) {
                        changed.changeStep(sample, step);
                    }
                }
            }
            OutputRows now = rows(with(i, changed.take()));
            for (int sample = 0; sample < samples; sample++) {
                if (mask.getRow(sample).minNumber().doubleValue() == 0) {
                    looked++;
                    changes += isMaskIgnored(now, mask, sample, steps) ? 1 : 0;
                }
            }
        }
        return looked == 0 ? Double.NaN : changes / looked;
    }

    private boolean isMaskIgnored(OutputRows now, INDArray mask, int sample, int steps) {
        if (!before.hasSteps(steps)) {
            return now.clearlyDiffers(before, sample);
        }
        for (int step = 0; step < steps; step++) {
            if (mask.getDouble(sample, step) != 0 && now.clearlyDiffersAt(before, sample, step, steps)) {
                return true;
            }
        }
        return false;
    }

    private @Nullable StepsOnOneBatch steps() {
        Map<String, INDArray> began = new HashMap<>();
        copy.parameters().forEach(name -> began.put(name, copy.parameter(name).dup()));
        Set<String> withGradient = new LinkedHashSet<>();
        for (int step = 0; step < STEPS; step++) {
            withGradient.addAll(copy.step());
        }
        return new StepsOnOneBatch(
                STEPS,
                copy.loss(),
                began.size(),
                copy.parameters().stream()
                        .filter(name -> !withGradient.contains(name))
                        .toList(),
                copy.parameters().stream()
                        .filter(name -> began.get(name).equalsWithEps(copy.parameter(name), 0))
                        .toList());
    }
}
