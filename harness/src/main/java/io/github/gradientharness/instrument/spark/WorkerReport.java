package io.github.gradientharness.instrument.spark;

import io.github.gradientharness.instrument.GradientRecorder;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import org.apache.spark.util.KnownSizeEstimation;
import org.deeplearning4j.core.storage.Persistable;
import org.jspecify.annotations.Nullable;

/** What a worker recorded between two averagings. It comes back with the worker's parameters, or not at all. */
final class WorkerReport implements Persistable, KnownSizeEstimation {

    private static final long serialVersionUID = 1;

    /** What a report takes beside its body, in bytes, or a little more. */
    private static final long SIZE = 500;

    private final String recording;
    private final String worker;
    private final String executor;
    private final int epoch;
    private final long begunAt = System.currentTimeMillis();
    private byte[] body = new byte[0];
    private String failure = "";
    private transient @Nullable GradientRecorder recorder;

    WorkerReport(String recording, String worker, String executor, int epoch) {
        this.recording = recording;
        this.worker = worker;
        this.executor = executor;
        this.epoch = epoch;
    }

    /** Says what is recorded until it leaves. */
    void tell(GradientRecorder recorderOfWorker) {
        recorder = recorderOfWorker;
    }

    void failed(Throwable thrown) {
        failure = thrown.toString();
    }

    /** Writes down what was recorded so far. Never throws: a report that fails must not fail the task. */
    void fill() {
        GradientRecorder told = recorder;
        if (told == null) {
            return;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out =
                new ObjectOutputStream(new DeflaterOutputStream(bytes, new Deflater(Deflater.BEST_SPEED)))) {
            out.writeObject(WorkerPart.of(told.latestRecording()));
        } catch (IOException | RuntimeException | Error thrown) {
            failed(thrown);
            return;
        }
        body = bytes.toByteArray();
    }

    private void writeObject(ObjectOutputStream out) throws IOException {
        fill();
        out.defaultWriteObject();
    }

    /** Told to Spark, which would otherwise walk through recorder and model to find out, whenever it sorts results. */
    @Override
    public long estimatedSize() {
        return SIZE + body.length;
    }

    /** What it says; null if it could not be written down. */
    @Nullable
    WorkerPart part() throws IOException {
        if (body.length == 0) {
            return null;
        }
        try (ObjectInputStream in = new ObjectInputStream(new InflaterInputStream(new ByteArrayInputStream(body)))) {
            return (WorkerPart) in.readObject();
        } catch (ClassNotFoundException otherVersion) {
            throw new IOException(otherVersion);
        }
    }

    String failure() {
        return failure;
    }

    String worker() {
        return worker;
    }

    String executor() {
        return executor;
    }

    int epoch() {
        return epoch;
    }

    int size() {
        return body.length;
    }

    @Override
    public String getSessionID() {
        return recording;
    }

    @Override
    public String getTypeID() {
        return "gradient-harness";
    }

    @Override
    public String getWorkerID() {
        return worker;
    }

    @Override
    public long getTimeStamp() {
        return begunAt;
    }

    @Override
    public int encodingLengthBytes() {
        return body.length;
    }

    @Override
    public byte[] encode() {
        return body.clone();
    }

    @Override
    public void encode(ByteBuffer buffer) {
        buffer.put(body);
    }

    @Override
    public void encode(OutputStream out) throws IOException {
        out.write(body);
    }

    @Override
    public void decode(byte[] bytes) {
        body = bytes.clone();
    }

    @Override
    public void decode(ByteBuffer buffer) {
        body = new byte[buffer.remaining()];
        buffer.get(body);
    }

    @Override
    public void decode(InputStream in) throws IOException {
        body = in.readAllBytes();
    }
}
