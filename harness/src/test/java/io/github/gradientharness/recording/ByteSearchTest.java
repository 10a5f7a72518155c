package io.github.gradientharness.recording;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** Holds the search of eight bytes at a time against one of each. */
class ByteSearchTest {

    @Test
    void findsWhatIsFoundByteByByte() {
        Random random = new Random(1);
        byte[] bytes = new byte[150];
        for (int i = 0; i < 100_000; i++) {
            random.nextBytes(bytes);
            char wanted = random.nextBoolean() ? '}' : '\n';
            for (int k = random.nextInt(3); k > 0; k--) {
                bytes[random.nextInt(bytes.length)] = (byte) wanted;
            }
            int from = random.nextInt(bytes.length);
            int to = from + random.nextInt(bytes.length - from + 1);

            assertThat(ByteSearch.indexOf(wanted, bytes, from, to)).isEqualTo(oneByOne(wanted, bytes, from, to));
        }
    }

    private static int oneByOne(char wanted, byte[] bytes, int from, int to) {
        int i = from;
        while (i < to && bytes[i] != wanted) {
            i++;
        }
        return i;
    }
}
