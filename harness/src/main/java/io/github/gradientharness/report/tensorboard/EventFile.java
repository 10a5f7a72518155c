package io.github.gradientharness.report.tensorboard;

import io.github.gradientharness.recording.file.RegularFile;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32C;

/**
 * A file of events as TensorBoard reads it. Each is written at once, so memory is bounded by the largest one.
 *
 * <p>Source: TensorFlow's TFRecord format (length, its masked CRC-32C, the data, its masked CRC-32C; little-endian) and
 * {@code event.proto}. Not thread-safe.
 */
final class EventFile implements Closeable {

    private static final int WALL_TIME = 1;
    private static final int STEP = 2;
    private static final int FILE_VERSION = 3;
    private static final int SUMMARY = 5;
    private static final String VERSION = "brain.Event:2";
    private static final int MASK_DELTA = 0xa282ead8;

    private final OutputStream output;

    /** Makes the file, replacing an older one, and writes the event with the version that each file begins with. */
    EventFile(Path file, double wallTime) throws IOException {
        output = new BufferedOutputStream(Files.newOutputStream(RegularFile.orAbsent(file)));
        record(new ProtobufMessage().add(WALL_TIME, wallTime).add(FILE_VERSION, VERSION));
    }

    /**
     * Appends an event.
     *
     * @param wallTime seconds since 1970
     * @param step TensorBoard's horizontal axis
     * @param summary the values
     */
    void append(double wallTime, long step, ProtobufMessage summary) throws IOException {
        record(new ProtobufMessage().add(WALL_TIME, wallTime).add(STEP, step).add(SUMMARY, summary));
    }

    private void record(ProtobufMessage event) throws IOException {
        byte[] data = event.toByteArray();
        byte[] length = littleEndian(Long.BYTES).putLong(data.length).array();
        output.write(length);
        output.write(checksum(length));
        output.write(data);
        output.write(checksum(data));
    }

    /** Masked, because the checksum of data that holds its own checksum would say little. */
    private static byte[] checksum(byte[] data) {
        CRC32C crc = new CRC32C();
        crc.update(data);
        int masked = Integer.rotateRight((int) crc.getValue(), 15) + MASK_DELTA;
        return littleEndian(Integer.BYTES).putInt(masked).array();
    }

    private static ByteBuffer littleEndian(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }

    @Override
    public void close() throws IOException {
        output.close();
    }
}
