package io.github.gradientharness.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.gradientharness.stats.Distribution;
import java.io.IOException;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CountRunsTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static String written(Distribution distribution) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            CountRuns.write(json, distribution);
            json.writeEndObject();
        }
        return text.toString();
    }

    private static Distribution readByLine(String object) {
        String runs = object.substring("{\"runs\":[".length());
        byte[] line = LineCursor.bytes(runs);
        return CountRuns.read(new LineCursor(line, 0, line.length - 1, true));
    }

    private static Distribution readByTree(String object) throws IOException {
        return DistributionJson.readCounts(JSON.readTree(object));
    }

    @Test
    void aRunBeginsWithItsFirstStepAndHoldsShortGapsAsZeros() throws IOException {
        Distribution distribution = Distribution.of(new int[] {7, 8, 17, 27, 4000}, new long[] {1, 22, 3, 4, 5});

        assertThat(written(distribution)).isEqualTo("{\"runs\":[[7,1,22,0,0,0,0,0,0,0,0,3],[27,4],[4000,5]]}");
    }

    @Test
    void nothingIsAnEmptyList() throws IOException {
        assertThat(written(Distribution.EMPTY)).isEqualTo("{\"runs\":[]}");
        assertThat(readByLine("{\"runs\":[]}")).isEqualTo(Distribution.EMPTY);
        assertThat(readByTree("{\"runs\":[]}")).isEqualTo(Distribution.EMPTY);
    }

    @Test
    void whatIsWrittenIsReadBackBothWays() throws IOException {
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

            assertThat(readByTree(text)).isEqualTo(distribution);
            if (Arrays.stream(counts).allMatch(count -> count < 1_000_000_000_000_000_000L)) {
                assertThat(readByLine(text)).isEqualTo(distribution);
            }
        }
    }

    @Test
    void theLastStepMayHoldACount() throws IOException {
        int last = Distribution.STEPS - 1;

        assertThat(readByTree("{\"runs\":[[" + last + ",9]]}"))
                .isEqualTo(Distribution.of(new int[] {last}, new long[] {9}));
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
        assertThatThrownBy(() -> readByTree("{\"runs\":" + runs + "}"))
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
        assertThatThrownBy(() -> readByTree("{\"steps\":" + steps + ",\"counts\":" + counts + "}"))
                .isInstanceOf(MalformedLineException.class)
                .hasMessage(problem);
    }
}
