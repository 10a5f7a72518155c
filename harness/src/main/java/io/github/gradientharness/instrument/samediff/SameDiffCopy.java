package io.github.gradientharness.instrument.samediff;

import io.github.gradientharness.instrument.DataWatch;
import io.github.gradientharness.instrument.sanity.ModelCopy;
import io.github.gradientharness.instrument.sanity.SanityProbe;
import io.github.gradientharness.recording.Recording.SanityFacts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.autodiff.samediff.VariableType;
import org.nd4j.autodiff.samediff.internal.SameDiffOp;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.api.MultiDataSet;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A copy of a graph, with its updaters' states and without its listeners, and a copy of a minibatch. Its outputs are what the loss
 * takes of what comes from the features and not from the labels. Which dimension is time is not known.
 */
final class SameDiffCopy implements ModelCopy {

    private static final long SEED = 1;

    private final SameDiff copy;
    private final MultiDataSet minibatch;
    private final List<String> features;
    private final List<String> labels;
    private final List<String> predictions;

    private SameDiffCopy(SameDiff copy, MultiDataSet minibatch) {
        this.copy = copy;
        this.minibatch = minibatch;
        this.features = copy.getTrainingConfig().getDataSetFeatureMapping();
        List<String> mapped = copy.getTrainingConfig().getDataSetLabelMapping();
        this.labels = mapped == null ? List.of() : mapped;
        Set<String> found = new LinkedHashSet<>();
        copy.getLossVariables().forEach(loss -> collectPredictions(loss, found, new HashSet<>()));
        this.predictions = List.copyOf(found);
    }

    /** Copies in the thread of the training; the rest is to run in another one. */
    static Callable<SanityFacts> check(SameDiff graph, MultiDataSet minibatch, DataWatch data, boolean withSteps) {
        SameDiffCopy copy;
        try (MemoryWorkspace none = Nd4j.getMemoryManager().scopeOutOfWorkspaces()) {
            copy = new SameDiffCopy(graph.dup(), minibatch.copy());
        }
        double uninformed = data.uninformedLoss();
        double guessing = data.data().guessingLoss();
        double odd = data.oddTargets();
        return () -> {
            Nd4j.getRandom().setSeed(SEED);
            return SanityProbe.facts(copy, uninformed, guessing, odd, withSteps);
        };
    }

    /** Walks back from the loss, up to what does not depend on labels. */
    private void collectPredictions(String variable, Set<String> found, Set<String> seen) {
        if (!seen.add(variable)) {
            return;
        }
        if (!dependsOn(variable, labels)) {
            if (dependsOn(variable, features)) {
                found.add(variable);
            }
            return;
        }
        producerInputs(variable).forEach(input -> collectPredictions(input, found, seen));
    }

    private boolean dependsOn(String variable, List<String> placeholders) {
        Set<String> seen = new HashSet<>();
        List<String> open = new ArrayList<>(List.of(variable));
        while (!open.isEmpty()) {
            String next = open.remove(open.size() - 1);
            if (placeholders.contains(next)) {
                return true;
            }
            if (seen.add(next)) {
                open.addAll(producerInputs(next));
            }
        }
        return false;
    }

    private List<String> producerInputs(String variable) {
        String name = copy.getVariables().get(variable).getOutputOfOp();
        SameDiffOp producer = name == null ? null : copy.getOps().get(name);
        return producer == null ? List.of() : Graph.inputs(producer);
    }

    @Override
    public List<Input> inputs() {
        List<Input> inputs = new ArrayList<>();
        boolean isIndex = copy.getOps().values().stream()
                .map(operation -> operation.getOp().opName())
                .anyMatch(name -> name.contains("gather") || name.contains("embedding"));
        for (int i = 0; i < minibatch.numFeatureArrays(); i++) {
            INDArray values = minibatch.getFeatures(i);
            inputs.add(new Input(
                    features.get(i),
                    values,
                    null,
                    false,
                    isIndex || !values.dataType().isFPType()));
        }
        return inputs;
    }

    @Override
    public List<INDArray> outputs(List<INDArray> inputs) {
        Map<String, INDArray> outputs = copy.output(placeholders(inputs), predictions);
        return predictions.stream().map(outputs::get).toList();
    }

    private Map<String, INDArray> placeholders(@Nullable List<INDArray> inputs) {
        Map<String, INDArray> placeholders = new HashMap<>();
        for (int i = 0; i < features.size(); i++) {
            placeholders.put(features.get(i), inputs == null ? minibatch.getFeatures(i) : inputs.get(i));
        }
        for (int i = 0; i < labels.size(); i++) {
            placeholders.put(labels.get(i), minibatch.getLabels(i));
        }
        return placeholders;
    }

    @Override
    public double loss() {
        return copy.output(placeholders(null), copy.getLossVariables()).values().stream()
                .mapToDouble(value -> value.sumNumber().doubleValue())
                .sum();
    }

    @Override
    public boolean isBatchNormalized() {
        return copy.getOps().values().stream()
                .anyMatch(operation -> operation.getOp().opName().contains("batchnorm"));
    }

    /** Constants with which the loss's operations multiply where a kernel would stand. */
    @Override
    public List<String> frozen() {
        return copy.getOps().values().stream()
                .filter(operation -> OperationKind.of(operation) == OperationKind.MULTIPLIES)
                .flatMap(operation -> Graph.inputs(operation).stream())
                .map(copy::getVariable)
                .filter(variable -> variable.getVariableType() == VariableType.CONSTANT)
                .filter(variable ->
                        variable.getArr() != null && variable.getArr().rank() > 1)
                .map(variable -> "constant '" + variable.name() + "'")
                .distinct()
                .toList();
    }

    @Override
    public List<String> parameters() {
        return copy.variables().stream()
                .filter(variable -> variable.getVariableType() == VariableType.VARIABLE)
                .filter(variable -> variable.dataType().isFPType())
                .map(SDVariable::name)
                .toList();
    }

    @Override
    public INDArray parameter(String name) {
        return copy.getVariable(name).getArr();
    }

    @Override
    public Set<String> step() {
        copy.fit(minibatch.copy());
        Set<String> withGradient = new LinkedHashSet<>();
        List<String> names = parameters().stream()
                .filter(name -> copy.getVariable(name).getGradient() != null)
                .toList();
        copy.calculateGradients(placeholders(null), names).forEach((name, gradient) -> {
            if (gradient.amaxNumber().doubleValue() != 0) {
                withGradient.add(name);
            }
        });
        return withGradient;
    }
}
