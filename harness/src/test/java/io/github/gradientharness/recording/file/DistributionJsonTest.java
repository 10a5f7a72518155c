package io.github.gradientharness.recording.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.gradientharness.stats.Distribution;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DistributionJsonTest {

    @TempDir
    private Path folder;

    private static String written(Distribution distribution) throws IOException {
        JsonLine json = new JsonLine();
        json.writeStartObject();
        DistributionJson.write(json, distribution);
        json.writeEndObject();
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        json.writeTo(line);
        return line.toString(StandardCharsets.UTF_8).strip();
    }

    private Distribution read(String object) throws IOException {
        Path file = Files.writeString(folder.resolve("line.jsonl"), object);
        try (RecordingLines lines = new RecordingLines(file)) {
            lines.next();
            JacksonLine line = new JacksonLine(lines, new Memory(file, 1 << 30));
            line.begin();
            DistributionJson distribution = new DistributionJson();
            for (String field = line.nextField(); field != null; field = line.nextField()) {
                distribution.accept(field, line);
            }
            return distribution.distribution();
        }
    }

    @Test
    void aRunBeginsWithItsFirstStepAndHoldsShortGapsAsZeros() throws IOException {
        Distribution distribution = Distribution.of(new int[] {7, 8, 17, 27, 4000}, new long[] {1, 22, 3, 4, 5});

        assertThat(written(distribution)).isEqualTo("{\"runs\":[[7,1,22,0,0,0,0,0,0,0,0,3],[27,4],[4000,5]]}");
    }

    @Test
    void nothingIsAnEmptyList() throws IOException {
        assertThat(written(Distribution.EMPTY)).isEqualTo("{\"runs\":[]}");
        assertThat(read("{\"runs\":[]}")).isEqualTo(Distribution.EMPTY);
    }

    @Test
    void whatIsWrittenIsReadBack() throws IOException {
        Random random = new Random(1);
        for (int i = 0; i < 2_000; i++) {
            int[] steps = random.ints(random.nextInt(300), 0, Distribution.STEPS)
                    .map(step -> random.nextInt(3) == 0 ? step : step / 20 + 2000)
                    .distinct()
                    .sorted()
                    .toArray();
            long[] counts = Arrays.stream(steps)
                    .mapToLong(step -> 1 + (random.nextLong() >>> 1 + random.nextInt(62)) / 2)
                    .toArray();
            Distribution distribution = Distribution.of(steps, counts);

            String text = written(distribution);

            assertThat(read(text)).isEqualTo(distribution);
        }
    }

    @Test
    void theLastStepMayHoldACount() throws IOException {
        int last = Distribution.STEPS - 1;

        assertThat(read("{\"runs\":[[" + last + ",9]]}")).isEqualTo(Distribution.of(new int[] {last}, new long[] {9}));
    }

    @Test
    void everyStepMayStandInARunAndNoMore() throws IOException {
        String all = "{\"runs\":[[0" + ",1".repeat(Distribution.STEPS) + "]]}";

        assertThat(read(all).count()).isEqualTo(Distribution.STEPS);
        assertThatThrownBy(() -> read(all.replace("[[0", "[[0,1")))
                .isInstanceOf(MalformedLineException.class)
                .hasMessage("a list of steps or counts is longer than a distribution has steps");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    [[4065,1]]       | the 'runs' should ascend and end before step 4065
                    [[4064,1,1]]     | the 'runs' should ascend and end before step 4065
                    [[7,1,2],[8,1]]  | the 'runs' should ascend and end before step 4065
                    [[9,1],[7,1]]    | the 'runs' should ascend and end before step 4065
                    [[7]]            | each of the 'runs' should be a list of a step and at least one count
                    [7,1]            | each of the 'runs' should be a list of a step and at least one count
                    [{"a":1,"b":2}]  | each of the 'runs' should be a list of a step and at least one count
                    [[7,-1]]         | a list that should hold whole numbers from 0 holds -1
                    [[7,1.5]]        | a list that should hold whole numbers from 0 holds 1.5
                    [["7",1]]        | a list that should hold whole numbers from 0 holds "7"
                    [[99999999999,1]]| the 'runs' should ascend and end before step 4065
                    7                | field 'runs' should be a list
                    """)
    void whatIsNoDistributionIsNamed(String runs, String problem) {
        assertThatThrownBy(() -> read("{\"runs\":" + runs + "}"))
                .isInstanceOf(MalformedLineException.class)
                .hasMessage(problem);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    [1,2]   | [1]    | every step of a distribution should have a count
                    [2,1]   | [1,1]  | the steps of a distribution should ascend from 0 to 4064
                    [1,1]   | [1,1]  | the steps of a distribution should ascend from 0 to 4064
                    [4065]  | [1]    | the steps of a distribution should ascend from 0 to 4064
                    [1]     | [0]    | every step of a distribution should have a count of at least 1
                    [1.5]   | [1]    | a list that should hold whole numbers from 0 holds 1.5
                    [1]     | [1.5]  | a list that should hold whole numbers from 0 holds 1.5
                    """)
    void soIsWhatIsNoneInTheWayItWasWrittenAtFirst(String steps, String counts, String problem) {
        assertThatThrownBy(() -> read("{\"steps\":" + steps + ",\"counts\":" + counts + "}"))
                .isInstanceOf(MalformedLineException.class)
                .hasMessage(problem);
    }
}
