package io.github.gradientharness.report.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gradientharness.report.text.DepthChart.Row;
import io.github.gradientharness.text.Numbers;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DepthChartTest {

    private static DepthChart chart(Row... rows) {
        return new DepthChart(List.of(rows));
    }

    @Test
    void aDecadeIsTenStepsWhereTheyFit() {
        assertThat(chart(new Row("first", 0.001), new Row("last", 0.1)).text())
                .isEqualTo("""
                  first  0.001  #
                  last   0.1    #####################
                  (log scale, 10 # for a factor of 10)""".indent(2).stripTrailing());
    }

    @Test
    void manyDecadesAreDrawnSmaller() {
        DepthChart wide = chart(new Row("first", 1e-30), new Row("second", 1e-20), new Row("last", 1e5));

        assertThat(wide.scale()).isEqualTo("log scale, 1 # for a factor of 10");
        assertThat(wide.lines()).isEqualTo("""
                first   1e-30   #
                second  1e-20   ###########
                last    100000  ####################################""".indent(2).stripTrailing());
    }

    @Test
    void noBarIsLongerThanFortyEvenWhereADecadeIsLessThanAStep() {
        String[] lines = chart(new Row("first", 4.9e-324), new Row("last", 1.7e308))
                .lines()
                .split("\n");

        assertThat(lines[0]).endsWith(" #");
        assertThat(lines[1]).endsWith(" " + "#".repeat(40));
    }

    @Test
    void wordsStandWhereThereIsNoNumber() {
        assertThat(chart(
                                new Row("first", Double.NaN, "NaN", ""),
                                new Row("second", 0, "no gradient", "dead"),
                                new Row("third", 0.5),
                                new Row("last", 0.5))
                        .lines())
                .isEqualTo("""
                        first   NaN
                        second  no gradient  <-- dead
                        third   0.5          #
                        last    0.5          #""".indent(2).stripTrailing());
    }

    @Test
    void nothingIsDrawnOfASingleNumberOrOfNegativeOnes() {
        assertThat(chart(new Row("only", 0.5)).text()).isEqualTo("  only  0.5");
        assertThat(chart(new Row("first", -1), new Row("second", 1), new Row("last", 10))
                        .text())
                .doesNotContain("#");
    }

    @Test
    void ofADeepNetworkTheEndsAndTheSurroundingsOfTheSickLayerAreShown() {
        List<Row> rows = IntStream.range(0, 60)
                .mapToObj(i -> new Row("layer " + i, 1 + i, Numbers.print(1 + i), i == 40 ? "vanishing" : ""))
                .toList();

        assertThat(new DepthChart(rows).lines()).isEqualTo("""
                layer 0   1   #
                layer 1   2   ####
                layer 2   3   ######
                ... 35 more layers, 4 to 38 ...
                layer 38  39  #################
                layer 39  40  #################
                layer 40  41  #################  <-- vanishing
                layer 41  42  #################
                layer 42  43  #################
                ... 14 more layers, 44 to 57 ...
                layer 57  58  ###################
                layer 58  59  ###################
                layer 59  60  ###################""".indent(2).stripTrailing());
    }

    @Test
    void ofManySickLayersTheOthersAreCounted() {
        List<Row> rows = IntStream.range(0, 100)
                .mapToObj(i -> new Row("layer " + i, 0, "no gradient", "dead"))
                .toList();

        assertThat(new DepthChart(rows).lines().lines())
                .hasSizeLessThanOrEqualTo(17)
                .contains("  ... 87 more layers, 0 to 0, 87 of them marked ...");
    }

    @Test
    void longNamesLoseTheirMiddleAndHostileOnesTheirPower() {
        assertThat(chart(
                                new Row("encoder/layer_11/attention/self/query/dense", 1),
                                new Row("evil\n\u001b[31m\u202Ename", 1))
                        .lines())
                .isEqualTo("""
                        encoder/laye...f/query/dense  1  #
                        evil  [31m?name               1  #""".indent(2).stripTrailing());
    }
}
