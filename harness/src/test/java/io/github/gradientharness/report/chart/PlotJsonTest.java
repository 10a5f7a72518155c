package io.github.gradientharness.report.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PlotJsonTest {

    private static final Extent EPOCHS = new Extent("epoch", 10);

    private static Curve curve(String name, double... xy) {
        return new Curve(
                name,
                "shade0",
                IntStream.range(0, xy.length / 2)
                        .mapToObj(i -> new Point(xy[2 * i], xy[2 * i + 1]))
                        .toList());
    }

    private static JsonNode read(String json) throws IOException {
        return new ObjectMapper().readTree(json);
    }

    @Test
    void valuesKeepFourDigitsAndNaNIsNull() throws IOException {
        JsonNode plot = read(PlotJson.of(
                EPOCHS,
                true,
                List.of(curve("a", 0.55, 1.23456789e-7, 1.55, Double.NaN, 2.55, -98765.4321, 3.55, 0)),
                100));

        assertThat(plot.path("unit").asText()).isEqualTo("epoch");
        assertThat(plot.path("log").asBoolean()).isTrue();
        assertThat(plot.path("x").toString()).isEqualTo("[0.55,1.55,2.55,3.55]");
        JsonNode y = plot.path("series").get(0).path("y");
        assertThat(y.get(0).asDouble()).isEqualTo(1.235e-7);
        assertThat(y.get(1).isNull()).isTrue();
        assertThat(y.get(2).asDouble()).isEqualTo(-98770.0);
        assertThat(y.get(3).asDouble()).isZero();
    }

    @Test
    void curvesWithOtherPlacesShareAnAxisAndLinesSpanTheGaps() throws IOException {
        JsonNode plot = read(PlotJson.of(EPOCHS, false, List.of(curve("a", 1, 5, 3, 6), curve("b", 2, 7)), 100));

        assertThat(plot.path("x").toString()).isEqualTo("[1,2,3]");
        assertThat(plot.path("series").get(0).path("y").toString()).isEqualTo("[5,null,6]");
        assertThat(plot.path("series").get(1).path("y").toString()).isEqualTo("[null,7,null]");
        assertThat(plot.path("span").asBoolean()).isTrue();
    }

    @Test
    void namesCannotEndTheScriptTheyStandIn() throws IOException {
        String hostile = "</script><!--\u2028&\"'\\";

        String json = PlotJson.of(
                Extent.ofSteps("epoch", List.of("1", hostile)), false, List.of(curve(hostile, 0, 1, 1, 2)), 9);

        assertThat(json).doesNotContain("<", ">", "&", "\u2028");
        assertThat(read(json).path("series").get(0).path("name").asText()).isEqualTo(hostile);
        assertThat(read(json).path("names").get(1).asText()).isEqualTo(hostile);
    }

    @Test
    void aProfileHasItsLayersAndNullForWhatIsNotFinite() throws IOException {
        JsonNode profile = read(PlotJson.ofProfile(curve("", 0, 0.012345, 2, 0, 5, Double.NaN), 6));

        assertThat(profile.path("layers").asInt()).isEqualTo(6);
        assertThat(profile.path("x")).extracting(JsonNode::asInt).containsExactly(0, 2, 5);
        assertThat(profile.path("y").get(0).asDouble()).isEqualTo(0.01235, within(1e-5));
        assertThat(profile.path("y").get(1).asDouble()).isZero();
        assertThat(profile.path("y").get(2).isNull()).isTrue();
    }

    @Test
    void manyPlacesAreThinnedAndOneIsNotWorthZooming() throws IOException {
        double[] xy = IntStream.range(0, 2_000).mapToDouble(i -> i / 2).toArray();

        assertThat(read(PlotJson.of(EPOCHS, false, List.of(curve("a", xy)), 100))
                        .path("x"))
                .hasSize(100);
        assertThat(PlotJson.of(EPOCHS, false, List.of(curve("a", 1, 2)), 100)).isEmpty();
        assertThat(PlotJson.of(EPOCHS, false, List.of(), 100)).isEmpty();
    }
}
