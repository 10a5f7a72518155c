package io.github.gradientharness.rules;

import io.github.gradientharness.recording.Layer;
import io.github.gradientharness.recording.Parameter;
import io.github.gradientharness.recording.Quantity;
import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.recording.Series;
import io.github.gradientharness.recording.Window;
import io.github.gradientharness.rules.evidence.InputScale;
import io.github.gradientharness.rules.evidence.OneSidedKernels;
import io.github.gradientharness.rules.evidence.UpdateOverKernel;
import io.github.gradientharness.stats.Summary;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a recording shows that can be the reason for a sick layer: inputs and targets, and the kernels and biases with which the
 * training began. What is evident comes first in what to try.
 */
final class Suspects {

    static final String SCALE_INPUTS =
            "scale the inputs to a mean of 0 and a standard deviation of 1, or to -1..1 (LeCun et al. 1998)";
    static final String SCALE_TARGETS =
            "scale the targets to a mean of 0 and a standard deviation of 1, and undo it in predictions";
    static final String RANDOM_KERNELS =
            "initialise the kernels at random, around zero: Glorot for tanh and sigmoid, He for ReLU";
    static final String AROUND_ZERO =
            "initialise the kernels around zero: Glorot uniform for tanh, He uniform for ReLU; kernels of one sign"
                    + " make a layer's units copies of each other";
    static final String SMALLER_KERNELS =
            "initialise the kernels smaller: He for ReLU, Glorot for tanh (He et al. 2015; Glorot & Bengio 2010)";
    static final String LARGER_KERNELS = "initialise the kernels larger, by their fan-in: He initialisation for ReLU,"
            + " Glorot for tanh (He et al. 2015; Glorot & Bengio 2010)";
    static final String BIASES = "start the biases at zero: a large initial bias switches a unit off, or saturates it";
    static final String LOWER_RATE = "lower the learning rate";

    /** How many times larger, or smaller, than He's or Glorot's a kernel is that stands out. */
    private static final double FAR = 3;

    /** A bias that moves a unit out of the range of usual inputs. */
    private static final double LARGE_BIAS = 3;

    /** Update over kernel (L2 norms): the upper bound of DeepDiagnosis (ICSE 2022). */
    private static final double LARGE_STEP = 0.1;

    private final Recording recording;

    Suspects(Recording recording) {
        this.recording = recording;
    }

    /** What to try: what is evident, then what else there is, each once. */
    List<String> before(List<String> otherwise) {
        List<String> all = new ArrayList<>();
        for (String evident : evident()) {
            all.add(evident.equals(LOWER_RATE) ? withReason(evident, otherwise) : evident);
        }
        otherwise.stream()
                .filter(remedy -> all.stream().noneMatch(evident -> isSameAdvice(evident, remedy)))
                .forEach(all::add);
        return List.copyOf(all);
    }

    private static String withReason(String advice, List<String> otherwise) {
        return otherwise.stream()
                .filter(remedy -> remedy.startsWith(advice))
                .findFirst()
                .orElse(advice);
    }

    /** Rules add reasons of their own to what is evident. */
    private static boolean isSameAdvice(String one, String other) {
        return one.equals(other)
                || Stream.of(LOWER_RATE, "scale the inputs")
                        .anyMatch(advice -> one.startsWith(advice) && other.startsWith(advice));
    }

    private List<String> evident() {
        List<String> remedies = new ArrayList<>();
        if (InputScale.worst(recording).isPresent()) {
            remedies.add(SCALE_INPUTS);
        }
        if (hasLargeBiases()) {
            remedies.add(BIASES);
        }
        kernels().ifPresent(remedies::add);
        if (remedies.isEmpty() && hasLargeSteps()) {
            remedies.add(LOWER_RATE);
        }
        return remedies;
    }

    private List<Layer> layers() {
        return recording.header().model().layersWithKernel();
    }

    private Optional<Window> first() {
        return recording.windows().stream().findFirst();
    }

    private Optional<String> kernels() {
        List<Double> sizes = new ArrayList<>();
        for (Layer layer : layers()) {
            Summary kernel = first().map(window -> window.kernels(layer, Quantity.PARAMETER))
                    .orElse(Summary.EMPTY);
            if (kernel.finiteCount() > 1 && layer.units() != 1) {
                if (kernel.min() == kernel.max()) {
                    return Optional.of(RANDOM_KERNELS);
                }
                if (OneSidedKernels.isOne(kernel)) {
                    return Optional.of(AROUND_ZERO);
                }
                sizes.add(relativeSize(layer, kernel));
            }
        }
        List<Double> known = sizes.stream().filter(size -> !Double.isNaN(size)).toList();
        if (known.stream().anyMatch(size -> size > FAR)) {
            return Optional.of(SMALLER_KERNELS);
        }
        return known.stream().anyMatch(size -> size < 1 / FAR) ? Optional.of(LARGER_KERNELS) : Optional.empty();
    }

    /** The kernel's standard deviation over Glorot's, the square root of 2 over inputs and outputs; NaN where that tells nothing. */
    private static double relativeSize(Layer layer, Summary kernel) {
        boolean isLookup = layer.type().contains("Embedding");
        return layer.fanIn() <= 0 || isLookup
                ? Double.NaN
                : kernel.standardDeviation() / Math.sqrt(2.0 / (layer.fanIn() + Math.max(1, layer.units())));
    }

    private boolean hasLargeBiases() {
        return layers().stream()
                .anyMatch(layer -> layer.parameters().stream()
                        .filter(parameter -> parameter.role() == Parameter.Role.BIAS)
                        .map(bias -> new Series(layer.index(), bias.name(), Quantity.PARAMETER))
                        .flatMap(series -> first().flatMap(window -> window.summary(series)).stream())
                        .anyMatch(summary -> summary.meanAbsolute() >= LARGE_BIAS));
    }

    /** Whether the largest step of some layer destroys its kernel. */
    private boolean hasLargeSteps() {
        return layers().stream()
                .anyMatch(layer -> recording.windows().stream()
                        .mapToDouble(window -> UpdateOverKernel.in(window, layer))
                        .anyMatch(step -> step > LARGE_STEP));
    }
}
