package io.github.gradientharness.report.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.github.gradientharness.report.Chromium;
import io.github.gradientharness.report.Demo;
import io.github.gradientharness.report.SyntheticTraining;
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
import org.openqa.selenium.WebElement;

/** What scripts add to the pages over all trainings: find, filter, sort, pick. */
@Tag("slow")
class HtmlReportWithScriptsTest {

    @TempDir
    static Path folder;

    @TempDir
    static Path profile;

    @AutoClose
    private static Chromium chromium;

    @BeforeAll
    static void start() throws IOException {
        chromium = Chromium.start(profile, true);
        HtmlReport.write(folder, Demo.everyKindAndSeeds(), Demo.CONTEXT);
    }

    @BeforeEach
    void open() {
        chromium.width(1280, 900).open(folder.resolve("index.html"));
    }

    @Test
    void findsTestsByTheirTextAndHidesOtherClasses() {
        element("#find-text").sendKeys("NaN learningrate");
        assertThat(shownTests()).containsExactly("learningRateOfTen");
        assertThat(shown("#tests .suite")).hasSize(1);
        assertThat(element("#find-count").getText()).isEqualTo("1 of 24 trainings");
    }

    @Test
    void showsOneVerdictOnly() {
        choose("#find-verdict", "inconclusive");
        assertThat(shownTests()).containsExactly("killedHalfway", "attachedToACopy");
        choose("#find-verdict", "sick on purpose");
        assertThat(shownTests()).containsExactly("tanhWithUniformKernels");
        choose("#find-verdict", "seed failed, allowed");
        assertThat(shownTests()).containsExactly("learnsWithAlmostAnySeed[seed 7]");
        choose("#find-verdict", "all");
        assertThat(shownTests()).hasSize(24);
    }

    @Test
    void sortsTheWorstToTheTopAndBack() {
        choose("#find-order", "worst first");
        assertThat(shownTests()).startsWith("gradientReachesTheFirstLayer", "tanhWithUniformKernels", "reluWithHe");
        choose("#find-order", "name of the test");
        assertThat(shownTests()).startsWith("attachedToACopy", "curedButStillDeclared");
        choose("#find-order", "test class");
        assertThat(shownTests()).startsWith("gradientReachesTheFirstLayer", "reluWithHe");
    }

    @Test
    void sortsTheSmallestGradientFirst() {
        choose("#find-order", "smallest gradient first");
        List<String> tests = shownTests();
        assertThat(tests.indexOf("gradientReachesTheFirstLayer")).isLessThan(tests.indexOf("reluWithHe"));
        assertThat(tests).endsWith("attachedToACopy");
    }

    @Test
    void aSeedIsNotBrokenInAHeading() {
        chromium.open(folder.resolve("compare.html"));

        assertThat(shown(".panel h3 .whole")).isNotEmpty().allSatisfy(seed -> {
            assertThat(seed.getText()).matches("\\[seed \\d+]");
            assertThat(seed.getSize().height).isLessThan(30);
        });
    }

    @Test
    void comparesTheTrainingsThatArePicked() {
        chromium.open(folder.resolve("compare.html"));
        assertThat(element("#overlay").isDisplayed()).isFalse();
        List<WebElement> boxes = chromium.driver().findElements(By.cssSelector(".panel input[type=checkbox]"));
        boxes.get(0).click();
        boxes.get(2).click();
        assertThat(element("#overlay").isDisplayed()).isTrue();
        assertThat(chromium.driver().findElements(By.cssSelector("#overlay svg:not([aria-hidden]) .over")))
                .hasSize(2);
        assertThat(element("#overlay .legend").getText())
                .contains("gradientReachesTheFirstLayer", "tanhWithUniformKernels");
        element("#pick-only").click();
        assertThat(shown(".panel")).hasSize(2);
        String address = chromium.driver().getCurrentUrl();
        assertThat(address).endsWith("#pick=1,3");
        chromium.open(folder.resolve("index.html"));
        chromium.driver().get(address);
        assertThat(shown(".panel")).as("a link keeps what was picked").hasSize(2);
        element("#pick-all").click();
        assertThat(shown(".panel")).hasSizeGreaterThan(15);
    }

    @Test
    void thePickedOnesHaveAnAxisOfTheirOwnAndUseItsHeight() {
        pick("reluWithHe", "tanhWithGlorot");
        // Kernels' gradients from 0.0038 to 0.05, as Demo makes them; of all trainings they begin at 1e-5.
        assertThat(ticks()).containsExactly("0.001", "0.01", "0.1");
        assertThat((Double) chromium.evaluate("(() => { const boxes = [...document.querySelectorAll('#overlay .over')]"
                        + ".filter(line => line.closest('[role=img]')).map(line => line.getBoundingClientRect());"
                        + " const lines = [...document.querySelectorAll('#overlay .grid')].map(line =>"
                        + " line.getBoundingClientRect().top);"
                        + " return (Math.max(...boxes.map(b => b.bottom)) - Math.min(...boxes.map(b => b.top)))"
                        + " / (Math.max(...lines) - Math.min(...lines)); })()"))
                .as("share of the height")
                .isBetween(0.5, 1.0);
        pick("reluWithHe", "gradientReachesTheFirstLayer");
        assertThat(ticks()).startsWith("1e-6").endsWith("0.1");
    }

    @Test
    void aPickedLineLiesWhereItsNumbersAre() {
        pick("reluWithHe", "tanhWithGlorot");
        assertThat((Double)
                        chromium.evaluate("(() => { const line = document.querySelector('#overlay [role=img] .over');"
                                + " const y = line.getPointAtLength(0).y;"
                                + " const at = text => [...document.querySelectorAll('#overlay .tick')].find(tick =>"
                                + " tick.textContent === text).getAttribute('y') - 3.5;"
                                + " return Math.pow(10, -3 + (at('0.001') - y) / (at('0.001') - at('0.01'))); })()"))
                .isCloseTo(firstLayerOf("reluWithHe"), withinPercentage(1.5));
    }

    @Test
    void aTrainingOfOneLayerAndOneWithoutGradientArePickedToo() throws IOException {
        Path other = Files.createDirectories(folder.resolve("few"));
        HtmlReport.write(
                other,
                List.of(
                        SyntheticTraining.of("one", 0.02).judged(),
                        SyntheticTraining.of("zero", 0, 0.003, 0.02).judged()),
                Demo.CONTEXT);
        chromium.open(other.resolve("compare.html"));
        chromium.driver().findElements(By.cssSelector(".panel input")).forEach(WebElement::click);
        assertThat(ticks()).containsExactly("0", "0.001", "0.01", "0.1");
        assertThat(chromium.driver().findElements(By.cssSelector("#overlay [role=img] .over")))
                .hasSize(2)
                .allMatch(line -> line.getRect().getWidth() > 10);
        assertThat(chromium.console()).isEmpty();
    }

    @Test
    void theCommonDrawingFitsNarrowScreensAndFollowsTheWindow() {
        pick("reluWithHe", "tanhWithGlorot");
        String fits = "(() => { const drawing = document.querySelector('#overlay [role=img]').getBoundingClientRect();"
                + " const area = document.querySelector('#overlay .legend').getBoundingClientRect();"
                + " return [drawing.width, area.width].map(Math.round); })()";
        assertThat((List<?>) chromium.evaluate(fits)).first().isEqualTo(720L);
        chromium.width(380, 900);
        chromium.driver().executeAsyncScript("requestAnimationFrame(arguments[0])");
        List<?> narrow = (List<?>) chromium.evaluate(fits);
        assertThat(narrow.get(0)).isEqualTo(narrow.get(1));
    }

    private static void pick(String... tests) {
        chromium.open(folder.resolve("compare.html"));
        for (WebElement panel : chromium.driver().findElements(By.cssSelector(".panel"))) {
            WebElement box = panel.findElement(By.cssSelector("input"));
            boolean wanted = List.of(tests)
                    .contains(panel.findElement(By.cssSelector("h3 a")).getText());
            if (wanted != box.isSelected()) {
                box.click();
            }
        }
    }

    private static List<String> ticks() {
        return chromium.driver().findElements(By.cssSelector("#overlay .tick.end")).stream()
                .map(WebElement::getText)
                .toList();
    }

    /** As the description of its own drawing says. */
    private static double firstLayerOf(String test) {
        String description = chromium.driver()
                .findElement(By.xpath("//article[.//h3//a[normalize-space()='" + test + "']]//*[local-name()='desc']"))
                .getDomProperty("textContent");
        return Double.parseDouble(description.replaceFirst("(?s).*?: hidden1 ([0-9.e-]+)[ ;].*", "$1"));
    }

    @Test
    void allPanelsHaveTheSameAxes() {
        chromium.open(folder.resolve("compare.html"));
        assertThat((Long) chromium.evaluate("new Set([...document.querySelectorAll('.panel')].map(panel =>"
                        + " [...panel.querySelector('svg').querySelectorAll('.tick.end')].map(t => t.textContent + t.getAttribute('y'))"
                        + ".join())).size"))
                .isEqualTo(1L);
    }

    private static List<String> shownTests() {
        return shown("#tests .test .name").stream().map(WebElement::getText).toList();
    }

    private static List<WebElement> shown(String selector) {
        return chromium.driver().findElements(By.cssSelector(selector)).stream()
                .filter(WebElement::isDisplayed)
                .toList();
    }

    private static void choose(String selector, String text) {
        element(selector).findElements(By.tagName("option")).stream()
                .filter(option -> option.getText().equals(text))
                .findFirst()
                .orElseThrow()
                .click();
    }

    private static WebElement element(String selector) {
        return chromium.driver().findElement(By.cssSelector(selector));
    }
}
