package io.github.gradientharness.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.hash.Hashing;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.tensorflow.proto.Event;

/** Reads event files with Guava's checksum and TensorFlow's own messages. */
final class TensorBoardFiles {

    private TensorBoardFiles() {}

    static List<Path> in(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    static List<Event> events(Path file) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        List<Event> events = new ArrayList<>();
        while (buffer.hasRemaining()) {
            byte[] length = new byte[Long.BYTES];
            buffer.get(length);
            assertThat(buffer.getInt()).as("checksum of the length").isEqualTo(masked(length));
            byte[] data = new byte
                    [(int) ByteBuffer.wrap(length)
                            .order(ByteOrder.LITTLE_ENDIAN)
                            .getLong()];
            buffer.get(data);
            assertThat(buffer.getInt()).as("checksum of the data").isEqualTo(masked(data));
            events.add(Event.parseFrom(data));
        }
        return events;
    }

    /** As TensorFlow's record_writer documents it: rotate right by 15 bits and add a constant. */
    private static int masked(byte[] data) {
        int crc = Hashing.crc32c().hashBytes(data).asInt();
        return ((crc >>> 15) | (crc << 17)) + 0xa282ead8;
    }
}
