package io.github.gradientharness.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** The page as a reader's browser shows it. */
class HtmlReportInChromiumTest {

    @TempDir
    static Path profile;

    private static Chromium chromium;

    @TempDir
    Path folder;

    @BeforeAll
    static void start() {
        chromium = Chromium.start(profile, true);
    }

    @AfterAll
    static void stop() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @BeforeEach
    void usualScreen() {
        chromium.width(1280, 900).dark(false).console();
        chromium.requests();
    }

    @Test
    void asksForNothingAndComplainsAboutNothing() throws IOException {
        Path page = HtmlReport.write(folder, Demo.everyKind(), Demo.CONTEXT);
        chromium.open(page).assertNothingToComplainAbout(page);
    }

    @Test
    void showsVerdictSickLayerAndRemedyOnTheFirstScreen() throws IOException {
        chromium.open(HtmlReport.write(folder, Demo.everyKind(), Demo.CONTEXT));
        assertThat(element("h1").getText()).startsWith("✗ UNHEALTHY");
        WebElement card = element("#unexpected .card");
        assertThat(card.getText()).contains("Vanishing gradient in layer hidden1", "since epoch 1", "ReLU");
        assertThat(card.getRect().getY() + 300).isLessThan(900);
    }

    @ParameterizedTest
    @CsvSource({"375,false", "375,true", "768,false", "1280,true"})
    void doesNotScrollSideways(int width, boolean dark) throws IOException {
        chromium.width(width, 800).dark(dark);
        chromium.open(HtmlReport.write(folder, everythingAndHostileNames(), Demo.CONTEXT));
        chromium.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)");
        assertThat(chromium.evaluate("document.documentElement.scrollWidth")).isEqualTo((long) width);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void textStandsOutFromItsBackground(boolean dark) throws IOException {
        chromium.dark(dark).open(HtmlReport.write(folder, Demo.everyKind(), Demo.CONTEXT));
        chromium.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)");
        assertThat((List<?>) chromium.evaluate(Contrast.TOO_LITTLE)).isEmpty();
    }

    @Test
    void followsItsLinksIntoFoldedDetails() throws IOException {
        chromium.open(HtmlReport.write(folder, Demo.everyKind(), Demo.CONTEXT));
        chromium.driver().findElement(By.linkText("reluWithHe")).click();
        WebElement target = element(":target");
        assertThat(target.isDisplayed()).isTrue();
        assertThat(target.getText()).contains("Gradient over depth", "circles-relu-5");
    }

    @Test
    void everyLinkHasItsTargetAndEveryIdIsUsedOnce() throws IOException {
        chromium.open(HtmlReport.write(folder, Demo.everyKind(), Demo.CONTEXT));
        assertThat((List<?>) chromium.evaluate("[...document.querySelectorAll('a[href]')].map(a =>"
                        + " a.getAttribute('href')).filter(h => !document.getElementById(h.substring(1)))"))
                .isEmpty();
        assertThat((List<?>) chromium.evaluate("[...document.querySelectorAll('[id]')].map(e => e.id)"))
                .doesNotHaveDuplicates();
    }

    @Test
    void everyChartHasATitleADescriptionAndARole() throws IOException {
        chromium.open(HtmlReport.write(folder, Demo.everyKind(), Demo.CONTEXT));
        String charts = "[...document.querySelectorAll('svg:not([aria-hidden])')]";
        assertThat((Long) chromium.evaluate(charts + ".length")).isGreaterThan(20);
        assertThat(
                        (Boolean)
                                chromium.evaluate(
                                        charts + ".every(s => s.getAttribute('role') === 'img'"
                                                + " && s.querySelector('title').textContent && s.querySelector('desc').textContent.length > 20)"))
                .isTrue();
    }

    @Test
    void theFirstKeyStrokesReachTheSkipLink() throws IOException {
        chromium.open(HtmlReport.write(folder, Demo.everyKind(), Demo.CONTEXT));
        element("body").sendKeys(Keys.TAB);
        assertThat(chromium.driver().switchTo().activeElement().getText()).isEqualTo("Skip to the findings");
    }

    @Test
    void showsHostileNamesAsText() throws IOException {
        Path page = HtmlReport.write(folder, HostileNames.everywhere(), Demo.CONTEXT);
        chromium.open(page);
        assertThat(chromium.evaluate("document.title.startsWith('hacked')")).isEqualTo(false);
        assertThat(chromium.driver().findElements(By.cssSelector("script, img, iframe, main b i")))
                .isEmpty();
        String text = element("#tests").getDomProperty("textContent");
        HostileNames.ALL.forEach(name -> assertThat(text).contains(name));
        chromium.assertNothingToComplainAbout(page);
    }

    @Test
    void saysWhyNothingWasRecorded() throws IOException {
        Path page = HtmlReport.write(folder, List.of(), Demo.CONTEXT);
        chromium.open(page);
        assertThat(element("h1").getText()).contains("INCONCLUSIVE", "No training was recorded");
        assertThat(element("main").getText())
                .contains("@HealthyGradients", "-DskipTests", "target/gradient/recordings");
        chromium.assertNothingToComplainAbout(page);
    }

    @Test
    void worksWithoutJavaScript(@TempDir Path otherProfile) throws IOException {
        Path page = HtmlReport.write(folder, Demo.everyKind(), Demo.CONTEXT);
        try (Chromium withoutScripts = Chromium.start(otherProfile, false)) {
            withoutScripts.open(page);
            assertThat(withoutScripts.driver().findElement(By.tagName("h1")).getText())
                    .contains("UNHEALTHY");
            withoutScripts.driver().findElement(By.linkText("reluWithHe")).click();
            assertThat(withoutScripts.driver().findElement(By.id("training-2")).isDisplayed())
                    .isTrue();
            withoutScripts.assertNothingToComplainAbout(page);
        }
    }

    @Test
    void printsWhatIsUnfolded() throws IOException {
        chromium.open(HtmlReport.write(folder, Demo.everyKind(), Demo.CONTEXT)).media("print", true);
        assertThat(chromium.evaluate("getComputedStyle(document.body).backgroundColor"))
                .isEqualTo("rgb(255, 255, 255)");
        assertThat(element("#training-1 figure").isDisplayed()).isTrue();
    }

    private static List<JudgedRecording> everythingAndHostileNames() {
        return Stream.concat(Demo.everyKind().stream(), HostileNames.everywhere().stream())
                .toList();
    }

    private static WebElement element(String selector) {
        return chromium.driver().findElement(By.cssSelector(selector));
    }
}
