package io.github.gradientharness.instrument.samediff;

import io.github.gradientharness.recording.Parameter;
import io.github.gradientharness.recording.Parameter.Role;
import java.util.List;
import java.util.Set;
import org.nd4j.autodiff.samediff.internal.SameDiffOp;
import org.nd4j.linalg.api.ops.CustomOp;

/**
 * How many inputs a unit of a layer has, and how many units there are; 0 where the graph does not say.
 *
 * <p>A matrix product tells both by its kernel's dimensions and its transpositions. A convolution's kernel may be laid
 * out in several ways, so there the bias tells.
 *
 * @param fanIn number of inputs of a unit
 * @param units number of units
 * @param order in which order a unit's elements of the kernel are neighbours: 'c' where units are its first dimension, 'f'
 *     where they are its last; {@link #UNKNOWN_ORDER} where that is not known
 */
record LayerSize(long fanIn, long units, char order) {

    /** Which elements of a kernel belong to which unit is not known. */
    static final char UNKNOWN_ORDER = ' ';

    private static final LayerSize UNKNOWN = new LayerSize(0, 0, UNKNOWN_ORDER);

    /** Their kernels have the units first or last; those of other convolutions mix them with channels. */
    private static final Set<String> UNITS_FIRST_OR_LAST = Set.of("conv1d", "conv2d", "conv3dnew", "xw_plus_b");

    static LayerSize of(SameDiffOp operation, List<Parameter> parameters) {
        List<Parameter> kernels = parameters.stream()
                .filter(parameter -> parameter.role() == Role.KERNEL)
                .toList();
        if (kernels.size() != 1) {
            return UNKNOWN;
        }
        Parameter kernel = kernels.get(0);
        String name = operation.getOp().opName();
        if (name.equals("matmul")) {
            return ofProduct(operation, kernel);
        }
        return name.contains("conv") || name.equals("xw_plus_b") ? ofBias(name, kernel, parameters) : UNKNOWN;
    }

    private static LayerSize ofProduct(SameDiffOp operation, Parameter kernel) {
        int position = Graph.inputs(operation).indexOf(kernel.name());
        if (position < 0 || kernel.shape().size() != 2 || !(operation.getOp() instanceof CustomOp product)) {
            return UNKNOWN;
        }
        boolean transposed = product.numIArguments() > position && product.getIArgument(position) > 0;
        boolean inputsFirst = (position == 1) != transposed;
        long rows = kernel.shape().get(0);
        long columns = kernel.shape().get(1);
        return inputsFirst ? new LayerSize(rows, columns, 'f') : new LayerSize(columns, rows, 'c');
    }

    private static LayerSize ofBias(String operation, Parameter kernel, List<Parameter> parameters) {
        return parameters.stream()
                .filter(parameter -> parameter.role() == Role.BIAS)
                .map(LayerSize::length)
                .filter(units -> units > 0)
                .map(units -> new LayerSize(length(kernel) / units, units, order(operation, kernel, units)))
                .findFirst()
                .orElse(UNKNOWN);
    }

    private static char order(String operation, Parameter kernel, long units) {
        boolean first = kernel.shape().get(0) == units;
        boolean last = kernel.shape().get(kernel.shape().size() - 1) == units;
        if (first == last || !UNITS_FIRST_OR_LAST.contains(operation)) {
            return UNKNOWN_ORDER;
        }
        return first ? 'c' : 'f';
    }

    /** Number of a parameter's elements. */
    static long length(Parameter parameter) {
        return parameter.shape().stream().mapToLong(Long::longValue).reduce(1, (a, b) -> a * b);
    }
}
