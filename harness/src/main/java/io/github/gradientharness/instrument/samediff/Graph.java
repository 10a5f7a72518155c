package io.github.gradientharness.instrument.samediff;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.autodiff.samediff.VariableType;
import org.nd4j.autodiff.samediff.internal.SameDiffOp;
import org.nd4j.autodiff.samediff.internal.Variable;

/** The part of a SameDiff graph from which its loss is computed. */
final class Graph {

    private final Map<String, Variable> variables;
    private final Map<String, SameDiffOp> operations;
    private final Map<String, Integer> distances = new HashMap<>();

    Graph(SameDiff graph, List<String> losses) {
        this.variables = graph.getVariables();
        this.operations = graph.getOps();
        measureDistances(losses.stream().filter(variables::containsKey).toList());
    }

    /**
     * Walks backwards from the losses, breadth first. Where paths join, the longest counts, so that a shortcut does not
     * move the layers before it behind those that it skips; loops are cut at the number of operations.
     */
    private void measureDistances(List<String> losses) {
        Deque<String> queue = new ArrayDeque<>(losses);
        losses.forEach(loss -> distances.put(loss, 0));
        while (!queue.isEmpty()) {
            String variable = queue.remove();
            int next = distances.get(variable) + 1;
            SameDiffOp producer = producer(variable);
            if (producer == null || next > operations.size()) {
                continue;
            }
            for (String input : inputs(producer)) {
                if (next > distances.getOrDefault(input, -1)) {
                    distances.put(input, next);
                    queue.add(input);
                }
            }
        }
    }

    private @Nullable SameDiffOp producer(String variable) {
        String name = variables.get(variable).getOutputOfOp();
        return name == null ? null : operations.get(name);
    }

    /** What an operation takes, in its order. */
    static List<String> inputs(SameDiffOp operation) {
        return operation.getInputsToOp() == null ? List.of() : operation.getInputsToOp();
    }

    /** An operation's first output. */
    static String output(SameDiffOp operation) {
        return operation.getOutputsOfOp().get(0);
    }

    /** The loss's operations, farthest from the loss first; equally far ones in the order of their creation. */
    List<SameDiffOp> operationsInForwardOrder() {
        List<SameDiffOp> ordered = new ArrayList<>(
                operations.values().stream().filter(this::leadsToLoss).toList());
        ordered.sort(Comparator.comparingInt((SameDiffOp operation) -> distance(operation))
                .reversed());
        return ordered;
    }

    private boolean leadsToLoss(SameDiffOp operation) {
        return operation.getOutputsOfOp() != null
                && operation.getOutputsOfOp().stream().anyMatch(distances::containsKey);
    }

    private int distance(SameDiffOp operation) {
        return operation.getOutputsOfOp().stream()
                .mapToInt(output -> distances.getOrDefault(output, -1))
                .max()
                .orElse(-1);
    }

    /** The operations that take a variable on its way to the loss. */
    List<SameDiffOp> consumers(String variable) {
        List<String> names = variables.get(variable).getInputsForOp();
        return names == null
                ? List.of()
                : names.stream()
                        .distinct()
                        .map(operations::get)
                        .filter(this::leadsToLoss)
                        .toList();
    }

    /** Whether the loss's way from a variable leads through one of the operations. */
    boolean leadsThrough(String variable, Set<SameDiffOp> wanted) {
        Deque<String> queue = new ArrayDeque<>(List.of(variable));
        Set<String> seen = new HashSet<>(queue);
        while (!queue.isEmpty()) {
            for (SameDiffOp consumer : consumers(queue.remove())) {
                if (wanted.contains(consumer)) {
                    return true;
                }
                consumer.getOutputsOfOp().stream().filter(seen::add).forEach(queue::add);
            }
        }
        return false;
    }

    /** The trainable variable that an input is, or is a mere reshaping of; null if there is none. */
    @Nullable
    String trainable(String input) {
        String variable = input;
        for (SameDiffOp producer = producer(variable); producer != null; producer = producer(variable)) {
            if (OperationKind.of(producer) != OperationKind.PASSES_ON) {
                return null;
            }
            variable = inputs(producer).get(0);
        }
        return isTrainable(variable) ? variable : null;
    }

    private boolean isTrainable(String name) {
        var variable = variables.get(name).getVariable();
        return variable.getVariableType() == VariableType.VARIABLE
                && variable.dataType().isFPType();
    }

    /** A trainable variable's dimensions. */
    long[] shape(String variable) {
        return variables.get(variable).getVariable().getShape();
    }
}
