package io.github.gradientharness.report;

import io.github.gradientharness.report.figure.Training;
import io.github.gradientharness.report.html.HtmlReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Prints how long a browser takes from one frame to the next while the page of a large recording is scrolled, and while its
 * charts are zoomed; first of an empty page, which is as fast as this browser gets without a graphics processor.
 */
public final class ScrollingCost {

    private static final int FRAMES = 240;

    /** Calls its argument for each frame, and hands over the times between frames. */
    private static final String MEASURED = """
            var done = arguments[arguments.length - 1], times = [], last = performance.now(), frames = 0;
            function next() {
              var now = performance.now();
              times.push(now - last);
              last = now;
              act(frames);
              frames += 1;
              if (frames < %d) { requestAnimationFrame(next); } else { done(times.slice(1)); }
            }
            requestAnimationFrame(next);
            """.formatted(FRAMES);

    private static final String SCROLL = "function act(frame) { window.scrollBy(0, frame < 200 ? 60 : -60); }\n";

    /** What uPlot listens to when a reader drags over a chart, a little further in each frame. */
    private static final String ZOOM = """
            var over = document.querySelector('.u-over'), box = over.getBoundingClientRect();
            function fire(type, x) {
              over.dispatchEvent(new MouseEvent(type, {bubbles: true, button: 0, buttons: 1, movementX: 3,
                  clientX: box.left + x * box.width, clientY: box.top + box.height / 2}));
            }
            function act(frame) {
              var step = frame % 60;
              if (step === 0) { fire('mousedown', 0.3); }
              else if (step < 50) { fire('mousemove', 0.3 + step / 100); }
              else if (step === 50) { fire('mouseup', 0.8); }
              else if (step === 55) { over.dispatchEvent(new MouseEvent('dblclick', {bubbles: true})); }
            }
            """;

    private ScrollingCost() {}

    public static void main(String[] arguments) throws IOException {
        Path folder = Files.createTempDirectory("scrolling-cost");
        try (Chromium chromium = Chromium.start(folder.resolve("profile"), true)) {
            Path empty =
                    Files.writeString(folder.resolve("empty.html"), "<!doctype html><body style='height:20000px'>");
            chromium.width(1280, 900).open(empty);
            print("an empty page, scrolled", chromium, SCROLL);
            chromium.open(largePage(folder));
            print("200 layers, 500 windows, scrolled", chromium, SCROLL);
            chromium.evaluate("document.querySelectorAll('details').forEach(function (d) { d.open = true; })");
            chromium.evaluate("window.scrollTo(0, 0)");
            print("the same with everything unfolded", chromium, SCROLL);
            chromium.evaluate("document.querySelectorAll('.zoom > button').forEach(function (b) { b.click(); })");
            chromium.evaluate("document.querySelector('.u-over').scrollIntoView({block: 'center'})");
            print("its first chart of curves, zoomed and pointed at", chromium, ZOOM);
        } finally {
            delete(folder);
        }
    }

    private static Path largePage(Path folder) throws IOException {
        HtmlReport report = HtmlReport.open(folder.resolve("report"), Demo.CONTEXT);
        report.add(RichTraining.of(200, 500).judged());
        try (Stream<Path> pages = Files.list(folder.resolve("report").resolve(Training.PAGES))) {
            return pages.findFirst().orElseThrow();
        }
    }

    private static void print(String what, Chromium chromium, String act) {
        List<Double> times = ((List<?>) chromium.driver().executeAsyncScript(act + MEASURED))
                .stream().map(time -> ((Number) time).doubleValue()).sorted().toList();
        System.out.printf(
                Locale.ROOT,
                "  %-50s %.1f ms from frame to frame (median), %.1f (95th percentile), %.1f (worst) of %d%n",
                what,
                times.get(times.size() / 2),
                times.get(times.size() * 95 / 100),
                times.get(times.size() - 1),
                times.size());
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
