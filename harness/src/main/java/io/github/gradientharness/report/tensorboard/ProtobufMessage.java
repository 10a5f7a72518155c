package io.github.gradientharness.report.tensorboard;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * A message as Protocol Buffers encode it: fields by number, in the order in which they are added. Only the kinds of
 * fields that event files have.
 *
 * <p>Source: "Encoding" in the documentation of Protocol Buffers. Not thread-safe.
 */
final class ProtobufMessage {

    private static final int VARINT = 0;
    private static final int EIGHT_BYTES = 1;
    private static final int LENGTH_AND_BYTES = 2;
    private static final int FOUR_BYTES = 5;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    /** Adds a {@code double}. */
    ProtobufMessage add(int field, double value) {
        key(field, EIGHT_BYTES);
        bytes.writeBytes(littleEndian(Double.BYTES).putDouble(value).array());
        return this;
    }

    /** Adds a {@code float}; numbers beyond its range become infinite or zero. */
    ProtobufMessage add(int field, float value) {
        key(field, FOUR_BYTES);
        bytes.writeBytes(littleEndian(Float.BYTES).putFloat(value).array());
        return this;
    }

    /** Adds an {@code int64}. */
    ProtobufMessage add(int field, long value) {
        key(field, VARINT);
        varint(value);
        return this;
    }

    /** Adds a {@code string}; halves of surrogate pairs become question marks, because it must be UTF-8. */
    ProtobufMessage add(int field, String value) {
        return addBytes(field, value.getBytes(StandardCharsets.UTF_8));
    }

    /** Adds a message. */
    ProtobufMessage add(int field, ProtobufMessage value) {
        return addBytes(field, value.toByteArray());
    }

    /** Adds a packed list of {@code double}. */
    ProtobufMessage add(int field, double... values) {
        ByteBuffer packed = littleEndian(values.length * Double.BYTES);
        for (double value : values) {
            packed.putDouble(value);
        }
        return addBytes(field, packed.array());
    }

    private ProtobufMessage addBytes(int field, byte[] value) {
        key(field, LENGTH_AND_BYTES);
        varint(value.length);
        bytes.writeBytes(value);
        return this;
    }

    private void key(int field, int wireType) {
        varint((long) field << 3 | wireType);
    }

    /** Seven bits a byte, the lowest first; the eighth says that more follow. */
    private void varint(long value) {
        long rest = value;
        while ((rest & ~0x7fL) != 0) {
            bytes.write((int) (rest & 0x7f | 0x80));
            rest >>>= 7;
        }
        bytes.write((int) rest);
    }

    private static ByteBuffer littleEndian(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }

    boolean isEmpty() {
        return bytes.size() == 0;
    }

    byte[] toByteArray() {
        return bytes.toByteArray();
    }
}
