package io.github.gradientharness.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gradientharness.report.Chromium;
import io.github.gradientharness.report.Demo;
import io.github.gradientharness.report.RichTraining;
import io.github.gradientharness.report.chart.HeatmapChart;
import io.github.gradientharness.report.figure.Training;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;

/** Reading charts of rows by pointing at them, and the page on paper. */
@Tag("slow")
class PrintAndPointingTest {

    /** Titles of what is folded and can't be seen, but for numbers that drawings show already. */
    private static final String HIDDEN = """
            [].slice.call(document.querySelectorAll('details:not([open]):not(.numbers), details.evidence'))
              .filter(function (details) {
                return [].slice.call(details.children).slice(1).every(function (child) { return !child.checkVisibility(); });
              })
              .map(function (details) { return details.querySelector('summary').textContent; })""";

    @TempDir
    static Path profile;

    @TempDir
    static Path folder;

    @AutoClose
    private static Chromium chromium;

    private static Path page;

    @BeforeAll
    static void start() throws IOException {
        chromium = Chromium.start(profile, true);
        HtmlReport report = HtmlReport.open(folder, Demo.CONTEXT);
        report.add(RichTraining.of(6, 40).deadLayer(2).nonFiniteFrom(30).judged());
        try (var pages = Files.list(folder.resolve(Training.PAGES))) {
            page = pages.findFirst().orElseThrow();
        }
    }

    @BeforeEach
    void open() {
        chromium.width(1280, 900).dark(false).open(page);
    }

    private static WebElement drawing(String title) {
        WebElement drawing = chromium.driver().findElements(By.cssSelector("figure .scroll")).stream()
                .filter(candidate -> title.equals(candidate.getAttribute("aria-label")))
                .findFirst()
                .orElseThrow();
        chromium.driver().executeScript("arguments[0].scrollIntoView({block:'center'})", drawing);
        return drawing;
    }

    private static String read(WebElement drawing) {
        return drawing.findElement(By.xpath("following-sibling::p[contains(@class,'readout')]"))
                .getText();
    }

    /** Points at a place of a drawing in its own units. */
    private static void point(WebElement drawing, double x, double y) {
        WebElement svg = drawing.findElement(By.cssSelector("svg"));
        double scale = svg.getSize().width / 720.0;
        new Actions(chromium.driver())
                .moveToElement(svg, (int) Math.round(x * scale - svg.getSize().width / 2.0), (int)
                        Math.round(y * scale - svg.getSize().height / 2.0))
                .perform();
    }

    @Test
    void aHeatmapSaysWhatIsPointedAt() {
        WebElement drawing = drawing("Gradient by layer and window");
        assertThat(read(drawing)).startsWith("Point at the drawing");

        point(drawing, HeatmapChart.LEFT + 1.0, HeatmapChart.TOP + 2.5 * 22);
        assertThat(read(drawing)).isEqualTo("hidden 3, epoch 1: exactly 0");
        point(drawing, HeatmapChart.LEFT + 1.0, HeatmapChart.TOP + 0.5 * 22);
        assertThat(read(drawing)).matches("hidden 1, epoch 1: [0-9.]+");
        point(drawing, 720 - 93.0, HeatmapChart.TOP + 0.5 * 22);
        assertThat(read(drawing)).endsWith(": NaN or infinite");
    }

    @Test
    void arrowKeysPointToo() {
        WebElement drawing = drawing("Gradient by layer and window");

        drawing.sendKeys(Keys.ARROW_DOWN, Keys.ARROW_DOWN, Keys.ARROW_DOWN);
        assertThat(read(drawing)).isEqualTo("hidden 3, epoch 1: exactly 0");
        drawing.sendKeys(Keys.ARROW_RIGHT, Keys.ARROW_UP);
        assertThat(read(drawing)).startsWith("hidden 2, epoch 2: ");
    }

    @Test
    void aHistogramSaysWhatShareLiesWhereItIsPointedAt() {
        chromium.evaluate("document.querySelector('#values details').open = true");
        WebElement drawing = drawing("Histogram of each layer's output");

        point(drawing, 400, 45);
        assertThat(read(drawing)).matches("hidden [1-5]: [0-9.]+ % of the values near -?[0-9.e-]+.*");
    }

    @Test
    void whatIsFoldedIsPrintedOnWhite() {
        chromium.dark(true);
        assertThat((List<?>) chromium.evaluate(HIDDEN)).isNotEmpty();

        chromium.media("print", true);

        assertThat((List<?>) chromium.evaluate(HIDDEN)).isEmpty();
        assertThat(chromium.evaluate("getComputedStyle(document.body).backgroundColor"))
                .isEqualTo("rgb(255, 255, 255)");
        assertThat(chromium.evaluate("getComputedStyle(document.documentElement).colorScheme"))
                .isEqualTo("light");
        chromium.media("", false);
    }
}
