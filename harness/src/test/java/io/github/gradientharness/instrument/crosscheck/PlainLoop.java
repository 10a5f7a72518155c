package io.github.gradientharness.instrument.crosscheck;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.gradientharness.instrument.GradientRecorder;
import io.github.gradientharness.instrument.dl4j.Crosscheck;
import io.github.gradientharness.recording.Quantity;
import java.util.Arrays;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.dataset.DataSet;

/** The hand-written loop with nothing but Java: rows of double, or the same rounded to float after every step. */
final class PlainLoop implements HandWrittenLoop {

    private final Crosscheck reference;
    private final boolean isFloat;
    private final boolean isRelu;
    private final double[][][] kernels;
    private final double[][][] biases;
    private final double[][][] kernelVelocities;
    private final double[][][] biasVelocities;

    PlainLoop(Crosscheck reference) {
        this.reference = reference;
        this.isFloat = reference.type() == DataType.FLOAT;
        this.isRelu = reference.json().get("activation").asText().equals("relu");
        int layers = reference.layers();
        kernels = new double[layers][][];
        biases = new double[layers][][];
        kernelVelocities = new double[layers][][];
        biasVelocities = new double[layers][][];
        for (int layer = 0; layer < layers; layer++) {
            kernels[layer] = rows(reference.json().get("initial_kernels").get(layer));
            int units = kernels[layer][0].length;
            biases[layer] = new double[1][units];
            kernelVelocities[layer] = new double[kernels[layer].length][units];
            biasVelocities[layer] = new double[1][units];
        }
    }

    private double[][] rows(JsonNode node) {
        double[][] rows = new double[node.size()][node.get(0).size()];
        for (int row = 0; row < rows.length; row++) {
            for (int column = 0; column < rows[row].length; column++) {
                rows[row][column] = rounded(node.get(row).get(column).asDouble());
            }
        }
        return rows;
    }

    private double rounded(double value) {
        return isFloat ? (float) value : value;
    }

    private Object array(double[][] rows) {
        if (!isFloat) {
            return rows;
        }
        float[][] floats = new float[rows.length][rows[0].length];
        for (int row = 0; row < rows.length; row++) {
            for (int column = 0; column < rows[row].length; column++) {
                floats[row][column] = (float) rows[row][column];
            }
        }
        return floats;
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
        int last = kernels.length - 1;
        double[][][] values = new double[last + 1][][];
        values[0] = batch.getFeatures().castTo(DataType.DOUBLE).toDoubleMatrix();
        for (int layer = 0; layer < last; layer++) {
            values[layer + 1] = activated(weighted(values[layer], layer));
            recorder.record(HandWrittenLoop.name(reference, layer), Quantity.ACTIVATION, array(values[layer + 1]));
        }
        double[][] logits = weighted(values[last], last);
        double[][] labels = batch.getLabels().castTo(DataType.DOUBLE).toDoubleMatrix();
        double[][] delta = new double[logits.length][1];
        double loss = 0;
        for (int row = 0; row < delta.length; row++) {
            double logit = logits[row][0];
            loss += Math.max(logit, 0) - logit * labels[row][0] + Math.log1p(Math.exp(-Math.abs(logit)));
            delta[row][0] = rounded((1 / (1 + Math.exp(-logit)) - labels[row][0]) / delta.length);
        }
        for (int layer = last; layer >= 0; layer--) {
            double[][] gradient = product(delta, transposed(kernels[layer]));
            update(layer, values[layer], delta, recorder);
            if (layer > 0) {
                recorder.record(
                        HandWrittenLoop.name(reference, layer - 1), Quantity.ACTIVATION_GRADIENT, array(gradient));
                delta = beforeActivation(gradient, values[layer]);
            }
        }
        recorder.endIteration(loss / delta.length);
    }

    private double[][] weighted(double[][] values, int layer) {
        double[][] weighted = product(values, kernels[layer]);
        for (double[] row : weighted) {
            for (int unit = 0; unit < row.length; unit++) {
                row[unit] = rounded(row[unit] + biases[layer][0][unit]);
            }
        }
        return weighted;
    }

    private double[][] activated(double[][] weighted) {
        for (double[] row : weighted) {
            for (int unit = 0; unit < row.length; unit++) {
                row[unit] = rounded(isRelu ? Math.max(row[unit], 0) : Math.tanh(row[unit]));
            }
        }
        return weighted;
    }

    private double[][] beforeActivation(double[][] gradient, double[][] output) {
        double[][] before = new double[gradient.length][gradient[0].length];
        for (int row = 0; row < before.length; row++) {
            for (int unit = 0; unit < before[row].length; unit++) {
                double value = output[row][unit];
                double slope = isRelu ? (value > 0 ? 1 : 0) : 1 - value * value;
                before[row][unit] = rounded(gradient[row][unit] * slope);
            }
        }
        return before;
    }

    private void update(int layer, double[][] input, double[][] delta, GradientRecorder recorder) {
        double[][] ones = new double[1][delta.length];
        Arrays.fill(ones[0], 1.0);
        String name = HandWrittenLoop.name(reference, layer);
        double[][] ofKernel = product(transposed(input), delta);
        update(name, "W", kernels[layer], kernelVelocities[layer], ofKernel, recorder);
        update(name, "b", biases[layer], biasVelocities[layer], product(ones, delta), recorder);
    }

    private void update(
            String layer,
            String parameter,
            double[][] values,
            double[][] velocity,
            double[][] gradient,
            GradientRecorder recorder) {
        for (int row = 0; row < velocity.length; row++) {
            for (int unit = 0; unit < velocity[row].length; unit++) {
                velocity[row][unit] = rounded(0.9 * velocity[row][unit] + 0.01 * gradient[row][unit]);
            }
        }
        HandWrittenLoop.record(recorder, layer, parameter, array(values), array(gradient), array(velocity));
        for (int row = 0; row < velocity.length; row++) {
            for (int unit = 0; unit < velocity[row].length; unit++) {
                values[row][unit] = rounded(values[row][unit] - velocity[row][unit]);
            }
        }
    }

    private double[][] product(double[][] a, double[][] b) {
        double[][] product = new double[a.length][b[0].length];
        for (int row = 0; row < a.length; row++) {
            for (int column = 0; column < b[0].length; column++) {
                double sum = 0;
                for (int i = 0; i < b.length; i++) {
                    sum += a[row][i] * b[i][column];
                }
                product[row][column] = rounded(sum);
            }
        }
        return product;
    }

    private static double[][] transposed(double[][] a) {
        double[][] transposed = new double[a[0].length][a.length];
        for (int row = 0; row < a.length; row++) {
            for (int column = 0; column < a[row].length; column++) {
                transposed[column][row] = a[row][column];
            }
        }
        return transposed;
    }
}
