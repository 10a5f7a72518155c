package io.github.gradientharness.instrument.samediff;

import io.github.gradientharness.recording.Parameter;
import io.github.gradientharness.recording.Parameter.Role;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.nd4j.autodiff.samediff.internal.SameDiffOp;

/**
 * Groups a graph's trainable variables into layers.
 *
 * <p>An operation that takes a trainable variable begins a layer; biases that are added next and the activation function
 * behind them belong to it, and so do normalizations between a kernel and its activation function. Kernels choose first, so that a penalty on a kernel does not count as its layer. A variable
 * that several operations share belongs to the one farthest from the loss.
 */
final class LayerFinder {

    private final Graph graph;
    private final List<SameDiffOp> operations;
    private final Set<String> taken = new HashSet<>();
    private final List<Draft> drafts = new ArrayList<>();

    /** A layer that is being put together. */
    private static final class Draft {
        private final SameDiffOp first;
        private final List<Parameter> parameters = new ArrayList<>();
        private String activation = "";
        private String output;

        private Draft(SameDiffOp first) {
            this.first = first;
            this.output = Graph.output(first);
        }

        private boolean hasKernel() {
            return parameters.stream().anyMatch(parameter -> parameter.role() == Role.KERNEL);
        }
    }

    LayerFinder(Graph graph) {
        this.graph = graph;
        this.operations = graph.operationsInForwardOrder();
    }

    /** The layers in forward order: farthest from the loss first. */
    List<GraphLayer> find() {
        operations.stream()
                .filter(operation -> OperationKind.of(operation) == OperationKind.MULTIPLIES)
                .forEach(this::begin);
        operations.forEach(this::begin);
        drafts.sort(Comparator.comparingInt(draft -> operations.indexOf(draft.first)));
        Set<SameDiffOp> firsts = drafts.stream().map(draft -> draft.first).collect(Collectors.toSet());
        return drafts.stream().map(draft -> layer(draft, firsts)).toList();
    }

    private void begin(SameDiffOp operation) {
        Draft draft = new Draft(operation);
        take(draft, operation);
        if (!draft.parameters.isEmpty()) {
            follow(draft);
            drafts.add(draft);
        }
    }

    /** Adds the operation's trainable inputs that no layer has yet; says whether there were any. */
    private boolean take(Draft draft, SameDiffOp operation) {
        boolean any = false;
        List<String> inputs = Graph.inputs(operation);
        for (int position = 0; position < inputs.size(); position++) {
            String variable = graph.trainable(inputs.get(position));
            if (variable != null && taken.add(variable)) {
                long[] shape = graph.shape(variable);
                List<Long> dimensions = Arrays.stream(shape).boxed().toList();
                draft.parameters.add(new Parameter(variable, role(operation, position, shape), dimensions));
                any = true;
            }
        }
        return any;
    }

    private static Role role(SameDiffOp operation, int position, long[] shape) {
        boolean oneDimensional =
                Arrays.stream(shape).filter(length -> length != 1).count() <= 1;
        OperationKind kind = OperationKind.of(operation);
        if (kind == OperationKind.MULTIPLIES) {
            if (position >= 2 && oneDimensional) {
                return Role.BIAS;
            }
            return shape.length >= 2 ? Role.KERNEL : Role.OTHER;
        }
        return kind == OperationKind.ADDS && oneDimensional ? Role.BIAS : Role.OTHER;
    }

    private void follow(Draft draft) {
        while (draft.activation.isEmpty()) {
            List<SameDiffOp> consumers = graph.consumers(draft.output);
            if (consumers.size() != 1) {
                return;
            }
            SameDiffOp next = consumers.get(0);
            OperationKind kind = OperationKind.of(next);
            if (kind == OperationKind.ACTIVATES) {
                take(draft, next);
                draft.activation = next.getOp().opName();
            } else if (kind == OperationKind.NORMALIZES && draft.hasKernel()) {
                take(draft, next);
            } else if (kind != OperationKind.ADDS || !take(draft, next)) {
                return;
            }
            draft.output = Graph.output(next);
        }
    }

    private GraphLayer layer(Draft draft, Set<SameDiffOp> firsts) {
        return new GraphLayer(
                draft.first.getOp().opName(),
                draft.activation,
                draft.output,
                graph.leadsThrough(draft.output, firsts),
                SequenceLayout.of(draft.first),
                LayerSize.of(draft.first, draft.parameters),
                draft.parameters);
    }
}
