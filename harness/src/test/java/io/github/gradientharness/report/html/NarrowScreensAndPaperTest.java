package io.github.gradientharness.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gradientharness.report.Chromium;
import io.github.gradientharness.report.Demo;
import io.github.gradientharness.report.PredictedTraining;
import io.github.gradientharness.report.RichTraining;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
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
import org.openqa.selenium.WebElement;
import org.openqa.selenium.print.PrintOptions;

/** The pages where there is little room: on a telephone, and on sheets of paper. */
@Tag("slow")
class NarrowScreensAndPaperTest {

    private static final String HEATMAP =
            "document.querySelector('script.hover').parentElement.querySelector('.scroll')";

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
    void telephone() {
        chromium.width(380, 800).media("", false);
    }

    @ParameterizedTest
    @CsvSource({"6,0.05", "6,1", "20,0.5", "200,0.9"})
    void drawingsOverDepthFitAndCanBeRead(int layers, double shrinking) throws IOException {
        chromium.open(page(RichTraining.of(layers, 40).shrinking(shrinking)));
        assertThat((List<?>) chromium.evaluate(ChartsInChromiumTest.MISPLACED)).isEmpty();
        List<WebElement> drawings = shown("figure .narrow svg");
        assertThat(drawings).hasSize(4);
        for (WebElement drawing : drawings) {
            assertThat(drawing.getRect().getX() + drawing.getRect().getWidth()).isLessThanOrEqualTo(380);
            assertThat(drawing.getRect().getWidth())
                    .as("of 360, so that text of 12 px has 11")
                    .isGreaterThan(330);
        }
        assertThat(shown("figure .large")).isEmpty();
    }

    @Test
    void theSickLayerIsNamedOnTheScreen() throws IOException {
        chromium.open(page(RichTraining.of(6, 40).shrinking(0.05)));
        List<WebElement> names = shown("#depth .narrow .sick-text");
        assertThat(names)
                .isNotEmpty()
                .allMatch(name -> name.getRect().getX() + name.getRect().getWidth() <= 380);
        assertThat(names).anyMatch(name -> name.getText().startsWith("hidden 1 "));
    }

    @Test
    void wideScreensAndPaperShowTheLargeDrawing() throws IOException {
        chromium.open(page(RichTraining.of(6, 40)));
        chromium.width(1280, 900);
        assertThat(shown("figure .narrow")).isEmpty();
        assertThat(shown("figure .large")).hasSize(4);
        chromium.width(380, 800).media("print", false);
        assertThat(shown("figure .narrow")).isEmpty();
        assertThat(shown("figure .large")).hasSize(4);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whatScrollsSidewaysFadesWhereItGoesOn(boolean dark) throws IOException {
        chromium.dark(dark).open(page(RichTraining.of(6, 40)));
        assertThat(edges()).containsExactly("0px", "48px");
        scrollHeatmapTo(200);
        assertThat(edges()).containsExactly("48px", "48px");
        scrollHeatmapTo(1000);
        assertThat(edges()).containsExactly("48px", "0px");
        assertThat(style("maskImage")).contains("rgb(0, 0, 0) 48px, rgb(0, 0, 0) 100%");
        assertThat(style("backgroundAttachment"))
                .as("shadows for browsers without animations that scroll")
                .contains("local", "scroll");
        chromium.width(1280, 900);
        assertThat(edges()).as("nothing to scroll").containsExactly("0px", "0px");
    }

    @Test
    void allThatScrollsSidewaysDoesSoByKeyAndFades() throws IOException {
        HtmlReport.write(folder, PredictedTraining.doomed(Demo.everyKindAndSeeds()), Demo.FULL_CONTEXT);
        for (Path page : HtmlReportInChromiumTest.pages(folder)) {
            chromium.open(page);
            chromium.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)");
            assertThat((List<?>) chromium.evaluate("[...document.querySelectorAll('main *')]"
                            + ".filter(e => getComputedStyle(e).overflowX === 'auto' && !e.matches('.scroll[tabindex=\"0\"]'))"
                            + ".map(e => e.className)"))
                    .as("%s", page)
                    .isEmpty();
        }
    }

    @Test
    void theFirstFindingIsOnTheFirstSheet() throws IOException {
        Path index = HtmlReport.write(folder, Demo.everyKind(), Demo.FULL_CONTEXT);
        chromium.open(index);
        assertThat(firstSheetShows("#unexpected h3")).isTrue();
        assertThat(firstSheetShows("#making h2")).as("the last section").isFalse();
        chromium.driver()
                .findElement(By.cssSelector(".card a[href^='recordings']"))
                .click();
        assertThat(firstSheetShows("#diagnosis h3")).isTrue();
        assertThat(firstSheetShows("#run h2")).as("the last section").isFalse();
    }

    @Test
    void onPaperRowsAndFiguresStayInOnePieceAndHeadingsWithWhatFollows() throws IOException {
        Path index = HtmlReport.write(folder, Demo.everyKindAndSeeds(), Demo.FULL_CONTEXT);
        chromium.media("print", false).open(index);
        assertThat(breaks("breakInside", ".card, .seeds, section")).containsOnly("auto");
        assertThat(breaks("breakInside", ".test, .picture, .facts > div, tr")).containsOnly("avoid");
        assertThat(breaks("breakAfter", "h2, h3")).containsOnly("avoid");
        chromium.open(page(RichTraining.of(6, 40)));
        assertThat(breaks("breakInside", "figure, tr")).containsOnly("avoid");
        assertThat(breaks("overflowX", ".scroll")).containsOnly("visible");
    }

    private Path page(RichTraining training) throws IOException {
        Path pages = folder.resolve("rich");
        HtmlReport.open(pages, Demo.CONTEXT).add(training.judged());
        return HtmlReportInChromiumTest.pages(pages).get(0);
    }

    /** Makes an element a link, which stands in a PDF as it is, and looks for it on the first sheet. */
    private static boolean firstSheetShows(String selector) {
        chromium.driver()
                .executeScript(
                        "const e = document.querySelector(arguments[0]);"
                                + " e.innerHTML = '<a href=\"https://heading.example/\">' + e.textContent + '</a>'",
                        selector);
        PrintOptions options = new PrintOptions();
        options.setPageRanges("1");
        byte[] sheet =
                Base64.getDecoder().decode(chromium.driver().print(options).getContent());
        chromium.driver()
                .executeScript("document.querySelector(arguments[0] + ' a').removeAttribute('href')", selector);
        return new String(sheet, StandardCharsets.ISO_8859_1).contains("https://heading.example/");
    }

    private static List<String> breaks(String property, String selector) {
        List<?> found = (List<?>) chromium.evaluate(
                "[...document.querySelectorAll('" + selector + "')].map(e => getComputedStyle(e)." + property + ")");
        return found.stream().map(String::valueOf).toList();
    }

    private static void scrollHeatmapTo(int place) {
        chromium.driver()
                .executeAsyncScript(
                        HEATMAP + ".scrollLeft = arguments[0];"
                                + " requestAnimationFrame(() => requestAnimationFrame(arguments[1]))",
                        place);
    }

    private static List<String> edges() {
        chromium.driver().executeAsyncScript("requestAnimationFrame(() => requestAnimationFrame(arguments[0]))");
        return List.of(property("--left-edge"), property("--right-edge"));
    }

    private static String property(String name) {
        return (String) chromium.evaluate("getComputedStyle(" + HEATMAP + ").getPropertyValue('" + name + "')");
    }

    private static String style(String name) {
        return (String) chromium.evaluate("getComputedStyle(" + HEATMAP + ")." + name);
    }

    private static List<WebElement> shown(String selector) {
        return chromium.driver().findElements(By.cssSelector(selector)).stream()
                .filter(WebElement::isDisplayed)
                .toList();
    }
}
