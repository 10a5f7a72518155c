package io.github.gradientharness.instrument.sanity;

import io.github.gradientharness.instrument.sanity.ModelCopy.Input;
import io.github.gradientharness.recording.Recording.InputUse;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Finds the columns of an input that no output depends on.
 *
 * <p>One pass changes another column in each sample, so that a minibatch of 32 looks at 32 columns at once. What seems unused in
 * three samples is changed in all of them.
 */
final class ColumnProbe {

    private static final int MOST_PASSES = 64;
    private static final int VISITS = 3;
    private static final int MOST_NAMED = 20;

    private final int samples;
    private final Function<INDArray, OutputRows> pass;
    private final OutputRows before;
    private final ChangedInput changed;
    private final String name;
    private int passesLeft = MOST_PASSES;

    ColumnProbe(Input input, int samples, Function<INDArray, OutputRows> pass, OutputRows before) {
        this.samples = samples;
        this.pass = pass;
        this.before = before;
        this.changed = new ChangedInput(input);
        this.name = input.name();
    }

    InputUse use(List<Integer> unusedSteps) {
        int most = (int) Math.min(changed.columns(), (long) samples * MOST_PASSES / 2);
        List<Integer> open = IntStream.range(0, most)
                .map(i -> (int) ((long) i * changed.columns() / most))
                .boxed()
                .toList();
        for (int visit = 0; visit < VISITS && !open.isEmpty(); visit++) {
            open = unusedBySample(open, visit);
        }
        List<Integer> unused = open.stream().filter(this::isUnused).toList();
        return new InputUse(
                name, most, unused.size(), unused.stream().limit(MOST_NAMED).toList(), unusedSteps);
    }

    private List<Integer> unusedBySample(List<Integer> columns, int visit) {
        List<Integer> unused = new ArrayList<>();
        for (int from = 0; from < columns.size(); from += samples) {
            List<Integer> chunk = columns.subList(from, Math.min(columns.size(), from + samples));
            if (passesLeft <= 0) {
                unused.addAll(chunk);
                continue;
            }
            passesLeft--;
            for (int i = 0; i < chunk.size(); i++) {
                changed.changeColumn((i + visit) % samples, chunk.get(i));
            }
            OutputRows now = pass.apply(changed.take());
            for (int i = 0; i < chunk.size(); i++) {
                if (!now.differs(before, (i + visit) % samples)) {
                    unused.add(chunk.get(i));
                }
            }
        }
        return unused;
    }

    /** Without passes left nothing is claimed. */
    private boolean isUnused(int column) {
        boolean hasOthers = false;
        for (int sample = 0; sample < samples; sample++) {
            hasOthers |= changed.changeColumn(sample, column);
        }
        INDArray all = changed.take();
        if (!hasOthers || passesLeft-- <= 0) {
            return false;
        }
        return !pass.apply(all).differsAnywhere(before);
    }
}
