package io.github.gradientharness.report.figure;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gradientharness.report.RichTraining;
import io.github.gradientharness.report.view.FactView;
import org.junit.jupiter.api.Test;

class DataSetFiguresTest {

    @Test
    void theFigureNamesClassesAndWhatWasLeftOut() {
        var figures = DataSetFigures.of(RichTraining.of(2, 3).training(), Detail.FULL);

        assertThat(figures).hasSize(1);
        assertThat(figures.get(0).chart().title()).isEqualTo("Data set: rings");
        assertThat(figures.get(0).legend())
                .containsExactly(new FactView("point class0", "class 0"), new FactView("point class1", "class 1"));
        assertThat(figures.get(0).note()).isEmpty();
    }
}
