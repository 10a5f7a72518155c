package io.github.gradientharness.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gradientharness.report.Chromium;
import io.github.gradientharness.report.Demo;
import io.github.gradientharness.report.RichTraining;
import io.github.gradientharness.report.SyntheticTraining;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;

/** The charts of a recording's page as a reader's browser shows them. */
@Tag("slow")
class ChartsInChromiumTest {

    /** Texts of one chart that lie on one another, or outside of it, by more than a unit; of the charts that are shown. */
    static final String MISPLACED = """
            (function () {
              var found = [];
              document.querySelectorAll('details').forEach(function (d) { d.open = true; });
              document.querySelectorAll('figure .scroll svg, figure .narrow svg').forEach(function (svg) {
                var frame = svg.getBoundingClientRect();
                var texts = [].slice.call(svg.querySelectorAll('text')).map(function (t) {
                  return { text: t.textContent, box: t.getBoundingClientRect() };
                });
                texts.forEach(function (a, i) {
                  if (a.box.left < frame.left - 1 || a.box.right > frame.right + 1
                      || a.box.top < frame.top - 1 || a.box.bottom > frame.bottom + 1) {
                    found.push(svg.querySelector('title').textContent + ': outside: ' + a.text);
                  }
                  texts.slice(i + 1).forEach(function (b) {
                    var across = Math.min(a.box.right, b.box.right) - Math.max(a.box.left, b.box.left);
                    var down = Math.min(a.box.bottom, b.box.bottom) - Math.max(a.box.top, b.box.top);
                    if (across > 1 && down > 3) {
                      found.push(svg.querySelector('title').textContent + ': ' + a.text + ' / ' + b.text);
                    }
                  });
                });
              });
              return found;
            })()""";

    @TempDir
    static Path profile;

    @AutoClose
    private static Chromium chromium;

    @TempDir
    Path folder;

    @BeforeAll
    static void start() {
        chromium = Chromium.start(profile, true);
    }

    @BeforeEach
    void usualScreen() {
        chromium.width(1280, 900).dark(false).console();
        chromium.requests();
    }

    private Path page(RichTraining training) throws IOException {
        HtmlReport report = HtmlReport.open(folder, Demo.CONTEXT);
        report.add(training.judged());
        try (var pages = Files.list(folder.resolve(Training.PAGES))) {
            return pages.findFirst().orElseThrow();
        }
    }

    @ParameterizedTest
    @CsvSource({"5,60,1", "5,60,0.05", "20,60,0.5", "20,2,1", "200,30,1", "200,30,0.9"})
    void noTextLiesOnAnotherOrOutside(int layers, int epochs, double shrinking) throws IOException {
        Path page = page(RichTraining.of(layers, epochs).shrinking(shrinking));
        chromium.open(page);
        assertThat((List<?>) chromium.evaluate(MISPLACED)).isEmpty();
        assertThat(chromium.evaluate("document.querySelectorAll('figure .scroll svg').length"))
                .isEqualTo(23L);
        chromium.assertNothingToComplainAbout(page);
    }

    @Test
    void deadLayersAndNonFiniteValuesAreHatchedInTheHeatmapAndItsLegend() throws IOException {
        chromium.open(page(RichTraining.of(6, 40).deadLayer(2).nonFiniteFrom(30)));
        assertThat(chromium.driver().findElements(By.cssSelector("figure .scroll svg .hatch:not(.broken)")))
                .hasSizeGreaterThanOrEqualTo(1);
        assertThat(chromium.driver().findElements(By.cssSelector("figure .scroll svg .hatch.broken")))
                .hasSizeGreaterThanOrEqualTo(1);
        assertThat(chromium.driver().findElements(By.cssSelector(".legend .hatch")))
                .hasSizeGreaterThanOrEqualTo(2);
        assertThat((List<?>) chromium.evaluate(MISPLACED)).isEmpty();
    }

    @Test
    void aChartIsZoomedByDraggingAndReadByPointing() throws IOException {
        Path page = page(RichTraining.of(5, 60));
        chromium.open(page);
        WebElement figure = figure("Gradient of each layer over training");
        WebElement button = figure.findElement(By.cssSelector(".zoom button"));
        button.click();
        assertThat(button.getAttribute("aria-expanded")).isEqualTo("true");
        assertThat(figure.findElement(By.cssSelector(".scroll")).isDisplayed()).isFalse();
        WebElement over = figure.findElement(By.cssSelector(".u-over"));
        await(figure, "output", "Shown: epoch 1 to epoch 60\\.");

        new Actions(chromium.driver()).moveToElement(over, 0, 20).perform();
        // 0.1 * (1 + 0.3 * sin(30)), as RichTraining makes it.
        await(figure, ".u-legend", "(?s).*epoch 30\\W*hidden 1\\W*0\\.07036.*");

        new Actions(chromium.driver())
                .moveToElement(over, -100, 0)
                .clickAndHold()
                .moveByOffset(100, 0)
                .release()
                .perform();
        await(figure, "output", "Shown: epoch 1[89].* to epoch 2[89].*|Shown: epoch 2.* to epoch 3.*");

        button.click();
        assertThat(figure.findElement(By.cssSelector(".scroll")).isDisplayed()).isTrue();
        assertThat(figure.findElements(By.cssSelector("canvas"))).isEmpty();
        chromium.assertNothingToComplainAbout(page);
    }

    @Test
    void theKeyboardIsEnough() throws IOException {
        Path page = page(RichTraining.of(5, 60));
        chromium.open(page);
        WebElement figure = figure("Loss");
        WebElement button = figure.findElement(By.cssSelector(".zoom button"));
        button.sendKeys(Keys.ENTER);
        WebElement plot = chromium.driver().switchTo().activeElement();
        assertThat(plot.getAttribute("aria-label")).startsWith("Loss. Arrow keys read values");

        plot.sendKeys(Keys.ARROW_RIGHT, Keys.ARROW_RIGHT);
        await(figure, "output", "epoch 2: loss 0\\.5");
        plot.sendKeys("0", "+");
        await(figure, "output", "Shown: epoch 1 to epoch 3.*");
        plot.sendKeys("0");
        await(figure, "output", "Shown: epoch 1 to epoch 60\\.");
        plot.sendKeys(Keys.ESCAPE);
        assertThat(figure.findElement(By.cssSelector(".scroll")).isDisplayed()).isTrue();
        assertThat(chromium.driver().switchTo().activeElement()).isEqualTo(button);
        chromium.assertNothingToComplainAbout(page);
    }

    @Test
    void everyChartOpensInDarkAndOnANarrowScreenAndFollowsTheReader() throws IOException {
        Path page = page(RichTraining.of(20, 60).shrinking(0.5));
        chromium.width(375, 800).dark(true).open(page);
        chromium.evaluate("document.querySelectorAll('details').forEach(function (d) { d.open = true; })");
        List<WebElement> buttons = chromium.driver().findElements(By.cssSelector(".zoom > button"));
        buttons.forEach(WebElement::click);
        assertThat(chromium.driver().findElements(By.cssSelector(".plot canvas")))
                .hasSameSizeAs(buttons)
                .hasSize(10);
        chromium.dark(false).width(800, 800);
        assertThat((Boolean) chromium.evaluate(
                        "document.documentElement.scrollWidth <= document.documentElement.clientWidth"))
                .isTrue();
        chromium.assertNothingToComplainAbout(page);
    }

    @Test
    void namesThatHoldMarkupStayText() throws IOException {
        HtmlReport report = HtmlReport.open(folder, Demo.CONTEXT);
        report.add(SyntheticTraining.of("t", SyntheticTraining.RELU)
                .layersNamed("</script><script>document.title='broken'</script>")
                .judged());
        Path page;
        try (var pages = Files.list(folder.resolve(Training.PAGES))) {
            page = pages.findFirst().orElseThrow();
        }
        chromium.open(page);
        figure("Gradient of each layer over training")
                .findElement(By.cssSelector(".zoom button"))
                .click();
        assertThat(chromium.driver().findElement(By.cssSelector(".u-legend")).getText())
                .contains("</script><script>document.title='broken'</script>");
        assertThat(chromium.driver().getTitle()).doesNotContain("broken");
        chromium.assertNothingToComplainAbout(page);
    }

    @Test
    void withoutJavaScriptDrawingsStayAndNoButtonIsOffered(@TempDir Path otherProfile) throws IOException {
        Path page = page(RichTraining.of(5, 60));
        try (Chromium withoutScripts = Chromium.start(otherProfile, false)) {
            withoutScripts.open(page);
            assertThat(withoutScripts.driver().findElements(By.tagName("button")))
                    .isEmpty();
            assertThat(withoutScripts
                            .driver()
                            .findElement(By.cssSelector("figure .scroll svg"))
                            .isDisplayed())
                    .isTrue();
            withoutScripts.assertNothingToComplainAbout(page);
        }
    }

    private static WebElement figure(String title) {
        return chromium.driver()
                .findElement(By.xpath("//figure[.//*[self::h3 or self::h4][normalize-space()='" + title + "']]"));
    }

    /** Lets the browser draw until an element of the figure says so. */
    private static void await(WebElement figure, String selector, String pattern) {
        WebElement element = figure.findElement(By.cssSelector(selector));
        for (int frame = 0; frame < 100 && !element.getText().matches(pattern); frame++) {
            chromium.driver().executeAsyncScript("requestAnimationFrame(arguments[0])");
        }
        assertThat(element.getText()).matches(pattern);
    }
}
