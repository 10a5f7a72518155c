package io.github.gradientharness.instrument.crosscheck;

import io.github.gradientharness.instrument.GradientRecorder;
import io.github.gradientharness.instrument.dl4j.Crosscheck;
import io.github.gradientharness.recording.Quantity;
import java.util.ArrayList;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.ops.transforms.Transforms;

/** The hand-written loop with ND4J's arrays. */
final class Nd4jLoop implements HandWrittenLoop {

    private final Crosscheck reference;
    private final boolean isRelu;
    private final List<INDArray> kernels = new ArrayList<>();
    private final List<INDArray> biases = new ArrayList<>();
    private final List<INDArray> kernelVelocities = new ArrayList<>();
    private final List<INDArray> biasVelocities = new ArrayList<>();

    Nd4jLoop(Crosscheck reference) {
        this.reference = reference;
        this.isRelu = reference.json().get("activation").asText().equals("relu");
        reference.json().get("initial_kernels").forEach(rows -> {
            INDArray kernel = reference.matrix(rows);
            kernels.add(kernel);
            biases.add(Nd4j.zeros(reference.type(), 1, kernel.columns()));
            kernelVelocities.add(kernel.like());
            biasVelocities.add(Nd4j.zeros(reference.type(), 1, kernel.columns()));
        });
    }

    @Override
    public void train(GradientRecorder recorder) {
        HandWrittenLoop.declare(reference, recorder);
        for (var batches : reference.epochs()) {
            while (batches.hasNext()) {
                step(batches.next(), recorder);
            }
            recorder.endEpoch();
        }
    }

    private void step(DataSet batch, GradientRecorder recorder) {
        List<INDArray> values = new ArrayList<>(List.of(batch.getFeatures()));
        int last = kernels.size() - 1;
        for (int layer = 0; layer < last; layer++) {
            INDArray weighted = weighted(values.get(layer), layer);
            values.add(isRelu ? Transforms.relu(weighted, false) : Transforms.tanh(weighted, false));
            if (recorder.measures(Quantity.ACTIVATION)) {
                recorder.record(HandWrittenLoop.name(reference, layer), Quantity.ACTIVATION, values.get(layer + 1));
            }
        }
        INDArray logits = weighted(values.get(last), last);
        INDArray delta = Transforms.sigmoid(logits, true).sub(batch.getLabels()).div(batch.numExamples());
        for (int layer = last; layer >= 0; layer--) {
            INDArray gradient = delta.mmul(kernels.get(layer).transpose());
            update(layer, values.get(layer), delta, recorder);
            if (layer > 0) {
                if (recorder.measures(Quantity.ACTIVATION_GRADIENT)) {
                    recorder.record(HandWrittenLoop.name(reference, layer - 1), Quantity.ACTIVATION_GRADIENT, gradient);
                }
                delta = gradient.mul(slope(values.get(layer)));
            }
        }
        recorder.endIteration(loss(logits, batch.getLabels()));
    }

    private INDArray weighted(INDArray values, int layer) {
        return values.mmul(kernels.get(layer)).addRowVector(biases.get(layer));
    }

    private INDArray slope(INDArray output) {
        return isRelu
                ? output.gt(0).castTo(reference.type())
                : output.mul(output).rsub(1);
    }

    private void update(int layer, INDArray input, INDArray delta, GradientRecorder recorder) {
        String name = HandWrittenLoop.name(reference, layer);
        update(
                name,
                "W",
                kernels.get(layer),
                kernelVelocities.get(layer),
                input.transpose().mmul(delta),
                recorder);
        update(name, "b", biases.get(layer), biasVelocities.get(layer), delta.sum(true, 0), recorder);
    }

    private static void update(
            String layer,
            String parameter,
            INDArray values,
            INDArray velocity,
            INDArray gradient,
            GradientRecorder to) {
        velocity.muli(0.9).addi(gradient.mul(0.01));
        HandWrittenLoop.record(to, layer, parameter, values, gradient, velocity);
        values.subi(velocity);
    }

    /** Binary cross-entropy from the logits, which does not overflow. */
    private static double loss(INDArray logits, INDArray labels) {
        double sum = 0;
        for (int i = 0; i < logits.length(); i++) {
            double logit = logits.getDouble(i);
            sum += Math.max(logit, 0) - logit * labels.getDouble(i) + Math.log1p(Math.exp(-Math.abs(logit)));
        }
        return sum / logits.length();
    }
}
