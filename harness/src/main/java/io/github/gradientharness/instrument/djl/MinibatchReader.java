package io.github.gradientharness.instrument.djl;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.training.dataset.Batch;
import ai.djl.training.listener.TrainingListener.BatchData;
import ai.djl.training.loss.Loss;
import io.github.gradientharness.instrument.LayerBatch;
import io.github.gradientharness.instrument.OutputFacts;
import io.github.gradientharness.instrument.OutputFacts.LossKind;
import io.github.gradientharness.instrument.TrainingRecording;
import io.github.gradientharness.recording.Layer;
import io.github.gradientharness.recording.Model;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Reads what a minibatch holds: its rows, statistics of inputs and targets, and its loss. */
final class MinibatchReader {

    private static final int MOST_COLUMNS = 32;
    private static final long START = 0x9E3779B97F4A7C15L;
    private static final long FACTOR = 0xD1342543DE82EF95L;

    private final TrainingRecording recording;
    private final ArrayValues values;
    private final String outputLayer;
    private final LayerBatch batch = new LayerBatch();
    private final LayerBatch noMask = new LayerBatch();

    MinibatchReader(TrainingRecording recording, ArrayValues values, Model model) {
        this.recording = recording;
        this.values = values;
        List<Layer> layers = model.layers();
        this.outputLayer = layers.isEmpty() ? "" : layers.get(layers.size() - 1).name();
    }

    /** The mean over devices of the loss of each one's part. */
    double loss(BatchData minibatch, Loss loss) {
        double sum = 0;
        for (Map.Entry<Device, NDList> it : minibatch.getPredictions().entrySet()) {
            try (NDManager scope = it.getValue().getManager().newSubManager()) {
                NDList labels = views(minibatch.getLabels().get(it.getKey()), scope);
                NDArray value = loss.evaluate(labels, views(it.getValue(), scope));
                value.attach(scope);
                sum += value.sum()
                        .toType(ai.djl.ndarray.types.DataType.FLOAT64, false)
                        .getDouble();
            }
        }
        return sum / minibatch.getPredictions().size();
    }

    private static NDList views(NDList arrays, NDManager scope) {
        NDList views = new NDList();
        arrays.forEach(array -> views.add(ArrayValues.view(array, scope)));
        return views;
    }

    /** Tells the recording which rows the minibatch holds, where it wants to know. */
    void see(Batch minibatch) {
        if (!recording.wantsMinibatches() || minibatch.getData().isEmpty()) {
            return;
        }
        try (NDManager scope = minibatch.getManager().newSubManager()) {
            NDArray inputs = ArrayValues.view(minibatch.getData().head(), scope);
            int count = (int) inputs.getShape().get(0);
            long[] rows = new long[count];
            Arrays.fill(rows, START);
            mix(inputs, rows);
            if (!minibatch.getLabels().isEmpty()) {
                mix(ArrayValues.view(minibatch.getLabels().head(), scope), rows);
            }
            recording.minibatch(rows, count);
        }
    }

    /** Of wide rows some evenly spaced values count. */
    private static void mix(NDArray array, long[] rows) {
        if (array.getShape().dimension() == 0 || array.getShape().get(0) != rows.length || array.size() == 0) {
            return;
        }
        ByteBuffer memory = array.toByteBuffer(true);
        int width = array.getDataType().getNumOfBytes();
        int length = memory.remaining() / width / rows.length;
        int columns = Math.min(length, MOST_COLUMNS);
        for (int row = 0; row < rows.length; row++) {
            for (int column = 0; column < columns; column++) {
                int at = (row * length + (int) ((long) column * length / columns)) * width;
                for (int i = 0; i < width; i++) {
                    long mixed = (rows[row] ^ memory.get(at + i)) * FACTOR;
                    rows[row] = mixed ^ mixed >>> 29;
                }
            }
        }
    }

    /** Looks at inputs and targets. */
    void look(BatchData minibatch, Loss loss) {
        recording.data().beginIteration();
        try (NDManager scope = minibatch.getBatch().getManager().newSubManager()) {
            NDList inputs = minibatch.getBatch().getData();
            for (int i = 0; i < inputs.size(); i++) {
                if (recording.data().wantsInputs(inputs.get(i).size())) {
                    values.copy(ArrayValues.view(inputs.get(i), scope), batch, false);
                    recording.data().inputs(i, i == 0 ? "input" : "input " + (i + 1), batch);
                }
            }
            NDList labels = minibatch.getBatch().getLabels();
            OutputFacts output = LossFacts.of(loss, outputLayer);
            for (int i = 0; i < labels.size(); i++) {
                if (recording.data().wantsTargets(labels.get(i).size())) {
                    copyTargets(ArrayValues.view(labels.get(i), scope), minibatch, output.kind());
                    recording.data().targets(i, output, batch, noMask);
                }
            }
        }
        batch.release();
    }

    /** Classes that are given by their number are looked at as columns of zeros and ones. */
    private void copyTargets(NDArray labels, BatchData minibatch, LossKind kind) {
        NDArray answer = minibatch.getPredictions().values().iterator().next().head();
        long classes = answer.getShape().get(answer.getShape().dimension() - 1);
        if (kind == LossKind.CLASSES
                && classes > 1
                && labels.size() * answer.getShape().get(0) * classes
                        == answer.size() * labels.getShape().get(0)) {
            values.copy(labels.oneHot((int) classes).reshape(-1, classes), batch, false);
        } else {
            values.copy(labels, batch, labels.getShape().dimension() < 4);
        }
    }
}
