package io.github.gradientharness.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;

/** What scripts add to the pages over all trainings: find, filter, sort, pick. */
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
        assertThat(element("#find-count").getText()).isEqualTo("1 of 24 tests");
    }

    @Test
    void showsOneVerdictOnly() {
        choose("#find-verdict", "inconclusive");
        assertThat(shownTests()).containsExactly("killedHalfway", "attachedToACopy");
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
