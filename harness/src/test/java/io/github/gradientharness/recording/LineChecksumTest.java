package io.github.gradientharness.recording;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LineChecksumTest {

    /** What every CRC-32 gives for these nine digits (source: the catalogue of parametrised CRC algorithms). */
    private static final long OF_NINE_DIGITS = 0xcbf43926L;

    private static final String NINE = "123456789";

    private static int covered(String line) {
        byte[] bytes = (">>" + line + "\n").getBytes(StandardCharsets.UTF_8);
        int covered = LineChecksum.covered(bytes, 2, bytes.length - 1);
        return covered < 0 ? covered : covered - 2;
    }

    @Test
    void isTheUsualOne() {
        byte[] bytes = ("ab" + NINE + "c").getBytes(StandardCharsets.UTF_8);

        assertThat(LineChecksum.of(bytes, 2, bytes.length - 1)).isEqualTo(OF_NINE_DIGITS);
    }

    @Test
    void coversWhatStandsBeforeItsComma() {
        assertThat(covered(NINE + ",\"crc32\":" + OF_NINE_DIGITS + "}")).isEqualTo(NINE.length());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "123456789,\"crc32\":3421780261}",
                "123456780,\"crc32\":3421780262}",
                "123456789,\"crc32\":}",
                "123456789,\"crc32\":3421780262",
                "123456789,\"crc32\":3421780262]",
                "123456789,\"crc33\":3421780262}",
                "123456789,\"crc32\":03421780262}",
                "123456789,\"crc32\":99999999993421780262}",
                "123456789,\"crc32\":-3421780262}",
                "123456789}",
                "\"crc32\":3421780262}",
                "3421780262}",
                "}",
                ""
            })
    void doesNotHoldOtherwise(String line) {
        assertThat(covered(line)).isEqualTo(-1);
    }
}
