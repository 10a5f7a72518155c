package io.github.gradientharness.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gradientharness.report.Axe;
import io.github.gradientharness.report.Chromium;
import io.github.gradientharness.report.Demo;
import io.github.gradientharness.report.PredictedTraining;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
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

/** The pages for readers with a keyboard only, a screen reader, another colour scheme or a small screen. */
@Tag("slow")
class HtmlReportForEveryoneTest {

    @TempDir
    static Path folder;

    @TempDir
    static Path profile;

    @AutoClose
    private static Chromium chromium;

    @BeforeAll
    static void start() throws IOException {
        chromium = Chromium.start(profile, true);
        HtmlReport.write(folder, PredictedTraining.doomed(Demo.everyKindAndSeeds()), Demo.FULL_CONTEXT);
    }

    @BeforeEach
    void usualScreen() {
        chromium.width(1280, 900).dark(false);
    }

    @ParameterizedTest
    @CsvSource({"1280,false", "375,true"})
    void axeHasNothingToComplainAbout(int width, boolean dark) throws IOException {
        chromium.width(width, 900).dark(dark);
        for (String page : List.of("index.html", "compare.html", "seeds.html", recordingOf("gradientReaches"))) {
            chromium.open(folder.resolve(page));
            chromium.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)");
            Axe.Result result = Axe.look(chromium);
            assertThat(result.violations()).as(page).isEmpty();
            assertThat(result.passed()).as(page).isGreaterThan(15);
        }
    }

    @Test
    void theKeyboardReachesFilterTestsAndDetails() throws IOException {
        chromium.open(folder.resolve("index.html"));
        assertThat(reachedByKeyboard(60)).contains("find-text", "find-verdict", "find-order");
        chromium.open(folder.resolve(recordingOf("gradientReaches")));
        WebElement evidence = chromium.driver().findElement(By.cssSelector(".beside summary"));
        evidence.sendKeys(Keys.ENTER);
        assertThat(chromium.driver()
                        .findElement(By.cssSelector(".beside table"))
                        .isDisplayed())
                .isTrue();
    }

    private static List<String> reachedByKeyboard(int strokes) {
        List<String> reached = new ArrayList<>();
        for (int i = 0; i < strokes; i++) {
            WebElement active = chromium.driver().switchTo().activeElement();
            active.sendKeys(Keys.TAB);
            reached.add(chromium.driver().switchTo().activeElement().getDomAttribute("id"));
        }
        return reached;
    }

    private static String recordingOf(String test) throws IOException {
        return HtmlReportInChromiumTest.pages(folder).stream()
                .map(page -> folder.relativize(page).toString())
                .filter(page -> page.contains(test))
                .findFirst()
                .orElseThrow();
    }
}
