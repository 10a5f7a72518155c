package io.github.gradientharness.recording.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.gradientharness.recording.DataSet;
import io.github.gradientharness.recording.DataSet.Point;
import io.github.gradientharness.recording.Declaration;
import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.recording.Recordings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataSetTest {

    @TempDir
    Path folder;

    @Test
    void theFirstTwoCoordinatesAreTaken() {
        DataSet data = DataSet.of("training data", new double[][] {{1, 2, 3}, {-4, 5}}, new int[] {0, 1});

        assertThat(data.size()).isEqualTo(2);
        assertThat(data.points()).containsExactly(new Point(1, 2, 0), new Point(-4, 5, 1));
    }

    @Test
    void pointsThatAreNotFiniteAreCountedAndLeftOut() {
        double[][] points = {{1, Double.NaN}, {Double.NEGATIVE_INFINITY, 1}, {1, 2, Double.NaN}};

        DataSet data = DataSet.of("data", points, new int[3]);

        assertThat(data.size()).isEqualTo(3);
        assertThat(data.nonFinite()).isEqualTo(2);
        assertThat(data.points()).containsExactly(new Point(1, 2, 0));
    }

    @Test
    void ofManyPointsEachClassKeepsItsShareThoughClassesTakeTurns() {
        double[][] points = IntStream.range(0, 6_000)
                .mapToObj(row -> new double[] {row, -row})
                .toArray(double[][]::new);
        int[] labels = IntStream.range(0, 6_000).map(row -> row % 3).toArray();

        DataSet data = DataSet.of("data", points, labels);

        assertThat(data.size()).isEqualTo(6_000);
        assertThat(data.points())
                .hasSize(DataSet.MOST_POINTS)
                .isSortedAccordingTo((a, b) -> Double.compare(a.x(), b.x()));
        for (int label = 0; label < 3; label++) {
            int wanted = label;
            assertThat(data.points().stream().filter(point -> point.label() == wanted))
                    .hasSizeBetween(666, 667);
        }
        assertThat(data.points().get(data.points().size() - 1).x()).isGreaterThan(5_980);
    }

    @Test
    void raggedInputIsRefusedInWords() {
        assertThatThrownBy(() -> DataSet.of("moons", new double[3][2], new int[2]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The data set 'moons' has 3 points and 2 labels: give one label a point.");
        assertThatThrownBy(() -> DataSet.of("sine", new double[][] {{1, 2}, {1}}, new int[2]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Point 1 of the data set 'sine' has too few coordinates, 1: give two or more, of which the"
                        + " first two are drawn.");
    }

    @Test
    void aDataSetIsReadBackAndALaterOneOfTheSameNameReplacesIt() throws IOException {
        Path file = folder.resolve("test.jsonl");
        DataSet first = DataSet.of("data", new double[][] {{9, 9}}, new int[1]);
        DataSet second = DataSet.of("data", new double[][] {{0.5, -1e-20}, {Double.NaN, 1}}, new int[] {7, 1});
        DataSet other = DataSet.of("other \"data\"", new double[0][], new int[0]);
        try (RecordingWriter writer =
                new RecordingWriter(file, Recordings.header(Recordings.model(1), Declaration.NONE))) {
            writer.append(first);
            writer.append(other);
            writer.append(second);
        }

        Recording read = RecordingReader.read(file);

        assertThat(read.damage()).isEmpty();
        assertThat(read.dataSets()).containsExactly(second, other);
        assertThat(Files.readString(file)).doesNotContain("NaN");
    }

    @Test
    void aDamagedDataSetIsNamed() throws IOException {
        Path file = folder.resolve("test.jsonl");
        new RecordingWriter(file, Recordings.header(Recordings.model(1), Declaration.NONE)).close();
        String header = Files.readString(file);
        String line =
                "{\"type\":\"dataSet\",\"name\":\"d\",\"size\":1,\"nonFinite\":0,\"x\":[%s],\"y\":[2],\"labels\":[3]}\n";

        for (String x : new String[] {"", "\"a\"", "null", "1,2", "1e999"}) {
            Files.writeString(file, header + line.replace("%s", x));
            assertThat(RecordingReader.read(file).damage()).as(x).contains("a data set");
        }
    }
}
