package io.github.gradientharness.instrument.samediff;

import io.github.gradientharness.recording.Parameter;
import io.github.gradientharness.recording.Parameter.Role;
import java.util.List;
import org.nd4j.autodiff.samediff.internal.SameDiffOp;
import org.nd4j.linalg.api.ops.CustomOp;

/**
 * How many inputs a unit of a layer has, and how many units there are; 0 where the graph does not say.
 *
 * <p>A matrix product tells both by its kernel's dimensions and its transpositions. A convolution's kernel may be laid
 * out in several ways, so there the bias tells.
 */
record LayerSize(long fanIn, long units) {

    private static final LayerSize UNKNOWN = new LayerSize(0, 0);

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
        return name.contains("conv") || name.equals("xw_plus_b") ? ofBias(kernel, parameters) : UNKNOWN;
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
        return inputsFirst ? new LayerSize(rows, columns) : new LayerSize(columns, rows);
    }

    private static LayerSize ofBias(Parameter kernel, List<Parameter> parameters) {
        return parameters.stream()
                .filter(parameter -> parameter.role() == Role.BIAS)
                .map(LayerSize::length)
                .filter(units -> units > 0)
                .map(units -> new LayerSize(length(kernel) / units, units))
                .findFirst()
                .orElse(UNKNOWN);
    }

    /** Number of a parameter's elements. */
    static long length(Parameter parameter) {
        return parameter.shape().stream().mapToLong(Long::longValue).reduce(1, (a, b) -> a * b);
    }
}
