package io.github.gradientharness.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gradientharness.gate.JudgedRecording;
import io.github.gradientharness.report.Chromium;
import io.github.gradientharness.report.Contrast;
import io.github.gradientharness.report.Demo;
import io.github.gradientharness.report.HostileNames;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** The pages as a reader's browser shows them. */
public class HtmlReportInChromiumTest {

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

    @Test
    void asksForNothingAndComplainsAboutNothing() throws IOException {
        for (Path page : pages(Demo.everyKindAndSeeds())) {
            chromium.open(page).assertNothingToComplainAbout(page);
        }
    }

    @Test
    void showsVerdictSickLayerAndRemedyOnTheFirstScreen() throws IOException {
        chromium.open(HtmlReport.write(folder, Demo.everyKind(), Demo.CONTEXT));
        assertThat(element("h1").getText()).startsWith("✗ UNHEALTHY");
        WebElement card = element("#unexpected .card");
        assertThat(card.getText()).contains("Vanishing gradient in layer hidden1", "since epoch 1", "ReLU");
        assertThat(card.getRect().getY() + 300).isLessThan(900);
    }

    @Tag("slow")
    @ParameterizedTest
    @CsvSource({"375,true", "1280,false"})
    void doesNotScrollSideways(int width, boolean dark) throws IOException {
        chromium.width(width, 800).dark(dark);
        for (Path page : pages(everythingAndHostileNames())) {
            chromium.open(page);
            unfold();
            assertThat(chromium.evaluate("document.documentElement.scrollWidth"))
                    .as("width of %s", page)
                    .isEqualTo((long) width);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void textStandsOutFromItsBackground(boolean dark) throws IOException {
        chromium.dark(dark);
        for (Path page : pages(Demo.everyKindAndSeeds())) {
            chromium.open(page);
            unfold();
            assertThat((List<?>) chromium.evaluate(Contrast.TOO_LITTLE))
                    .as("%s", page)
                    .isEmpty();
        }
    }

    @Test
    void leadsToTheRecordingsPageAndBack() throws IOException {
        Path index = HtmlReport.write(folder, Demo.everyKind(), Demo.CONTEXT);
        chromium.open(index);
        chromium.driver().findElement(By.linkText("reluWithHe")).click();
        assertThat(element("h1").getText()).contains("HEALTHY", "reluWithHe");
        assertThat(element("main").getText()).contains("Gradient over depth", "circles-relu-5");
        chromium.driver().findElement(By.linkText("Gradient report")).click();
        assertThat(chromium.driver().getCurrentUrl()).isEqualTo(index.toUri().toString());
    }

    @Tag("slow")
    @Test
    void everyLinkHasItsTargetAndEveryIdIsUsedOnce() throws IOException {
        for (Path page : pages(everythingAndHostileNames())) {
            chromium.open(page);
            for (Object href : (List<?>) chromium.evaluate("[...document.querySelectorAll('a[href]')].map(a =>"
                    + " a.getAttribute('href')).filter(h => !h.startsWith('https://github.com/') &&"
                    + " !document.getElementById(h.substring(1)))")) {
                String file = String.valueOf(href).replaceFirst("#.*", "");
                assertThat(page.resolveSibling(file).normalize())
                        .as("target of a link on %s", page)
                        .exists()
                        .startsWith(folder);
            }
            assertThat((List<?>) chromium.evaluate("[...document.querySelectorAll('[id]')].map(e => e.id)"))
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void everyChartHasATitleADescriptionAndARole() throws IOException {
        String charts = "[...document.querySelectorAll('svg:not([aria-hidden])')]";
        for (Path page : pages(List.of(Demo.sigmoid().judged()))) {
            chromium.open(page);
            assertThat((Long) chromium.evaluate(charts + ".length")).isGreaterThan(1);
            assertThat((Boolean) chromium.evaluate(charts + ".every(s => s.getAttribute('role') === 'img'"
                            + " && s.querySelector('title').textContent"
                            + " && s.querySelector('desc').textContent.length > 20)"))
                    .isTrue();
        }
    }

    @Test
    void theFirstKeyStrokesReachTheSkipLink() throws IOException {
        chromium.open(HtmlReport.write(folder, Demo.everyKind(), Demo.CONTEXT));
        element("body").sendKeys(Keys.TAB);
        assertThat(chromium.driver().switchTo().activeElement().getText()).isEqualTo("Skip to the findings");
    }

    @Test
    void showsHostileNamesAsText() throws IOException {
        Path index = HtmlReport.write(folder, HostileNames.everywhere(), Demo.CONTEXT);
        for (Path page : pages(folder)) {
            chromium.open(page);
            assertThat(chromium.evaluate("document.title.startsWith('hacked')")).isEqualTo(false);
            assertThat(chromium.driver()
                            .findElements(By.cssSelector(
                                    "main script:not([type='application/json']), img, iframe, main b i")))
                    .as("what the names hold, as elements; charts' numbers are data, which no browser runs")
                    .isEmpty();
            chromium.assertNothingToComplainAbout(page);
        }
        chromium.open(index);
        String text = element("#tests").getDomProperty("textContent");
        HostileNames.ALL.forEach(name -> assertThat(text).contains(name));
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
            withoutScripts.assertNothingToComplainAbout(page);
            withoutScripts.driver().findElement(By.linkText("reluWithHe")).click();
            assertThat(withoutScripts.driver().findElement(By.id("profile-t")).getDomProperty("textContent"))
                    .isEqualTo("Gradient over depth");
        }
    }

    @Test
    void printsOnWhitePaper() throws IOException {
        for (Path page : pages(List.of(Demo.sigmoid().judged()))) {
            chromium.open(page).media("print", true);
            assertThat(chromium.evaluate("getComputedStyle(document.body).backgroundColor"))
                    .isEqualTo("rgb(255, 255, 255)");
        }
        assertThat(element("figure svg").isDisplayed()).isTrue();
    }

    /** The pages of a report; of a test over seeds the sick one's is enough. */
    private List<Path> pages(List<JudgedRecording> recordings) throws IOException {
        HtmlReport.write(folder, recordings, Demo.FULL_CONTEXT);
        return pages(folder).stream()
                .filter(page ->
                        !page.toString().contains("AnySeed") || page.toString().contains("seed_7_"))
                .toList();
    }

    public static List<Path> pages(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".html"))
                    .sorted()
                    .toList();
        }
    }

    private static void unfold() {
        chromium.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)");
    }

    private static List<JudgedRecording> everythingAndHostileNames() {
        return Stream.concat(Demo.everyKindAndSeeds().stream(), HostileNames.everywhere().stream())
                .toList();
    }

    private static WebElement element(String selector) {
        return chromium.driver().findElement(By.cssSelector(selector));
    }
}
