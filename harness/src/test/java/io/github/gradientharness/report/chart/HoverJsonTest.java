package io.github.gradientharness.report.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.gradientharness.stats.Distribution;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a chart of rows tells those who point at it. */
class HoverJsonTest {

    private static JsonNode read(String json) throws Exception {
        return new ObjectMapper().readTree(json);
    }

    @Test
    void cellsAreNumbersOfThreeDigitsNullOrTrue() throws Exception {
        HeatCells cells = new HeatCells(
                List.of(new int[] {0}),
                List.of(new int[] {0}, new int[] {1}, new int[] {2}, new int[] {3}),
                new double[][] {{0.00012345, 0, Double.NaN, Double.POSITIVE_INFINITY}});

        JsonNode json = read(HoverJson.ofCells(
                cells, List.of("</script>"), List.of("1", "2", "3", "4"), new double[] {110, 120, 130, 140}, 10, 22));

        assertThat(json.at("/rows/0/name").asText()).isEqualTo("</script>");
        assertThat(json.at("/rows/0/values/0").asDouble()).isEqualTo(0.000123);
        assertThat(json.at("/rows/0/values/1").asDouble()).isZero();
        assertThat(json.at("/rows/0/values/2").isNull()).isTrue();
        assertThat(json.at("/rows/0/values/3").isBoolean()).isTrue();
        assertThat(json.at("/rows/0/to").asDouble()).isEqualTo(32);
        assertThat(json.at("/x/3").asDouble()).isEqualTo(140);
    }

    @Test
    void aNameCanNotEndTheScript() {
        HeatCells cells = new HeatCells(List.of(new int[] {0}), List.of(new int[] {0}), new double[][] {{1}});

        assertThat(HoverJson.ofCells(cells, List.of("</script>"), List.of("1"), new double[] {1}, 0, 1))
                .doesNotContain("</");
    }

    @Test
    void sharesOfAHistogramAreThoseOfItsValues() {
        // Steps of docs/recording-format.md: zero, [1, 1.125), [1.125, 1.25) and [1.5, 1.625).
        Distribution distribution = Distribution.of(new int[] {2032, 3041, 3042, 3045}, new long[] {2, 1, 1, 4});

        Ridge ridge = Ridge.of("layer", distribution);

        assertThat(Arrays.stream(ridge.shares()).sum() + ridge.zeroShare()).isCloseTo(1, within(1e-12));
        assertThat(ridge.shares()).containsExactly(new double[] {0.25, 0.5}, within(1e-12));
        assertThat(ridge.zeroShare()).isEqualTo(0.25);
    }
}
