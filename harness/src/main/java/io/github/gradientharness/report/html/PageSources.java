package io.github.gradientharness.report.html;

import io.github.gradientharness.report.view.HeadView;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The style sheets and scripts of the pages, as they stand in the folder {@code web} beside this class. A page is complete
 * without scripts: a strict content-security policy of the server, or a reader's browser, may forbid them.
 */
final class PageSources {

    /** Of the first page: filters and sorts. */
    static final PageSources INDEX = new PageSources("", "web/index.js");

    /** Of the page on which trainings are compared: picks. */
    static final PageSources COMPARISON = new PageSources("", "web/elements.js", "web/compare.js");

    /** Of the page over seeds. */
    static final PageSources SEEDS = new PageSources("");

    /** Of a recording's page: reads drawings, and zooms charts by uPlot, which brings a style sheet along. */
    static final PageSources RECORDING = new PageSources(
            read("uplot/uPlot.min.css"),
            "uplot/uPlot.iife.min.js",
            "web/elements.js",
            "web/numbers.js",
            "web/point.js",
            "web/zoom.js");

    /** Where style sheets and scripts are in the jar. */
    private static final String FOLDER = "/io/github/gradientharness/report/";

    private static final String UPLOT_LICENCE =
            "/* uPlot, MIT License, Copyright (c) 2022 Leon Sorokin, https://github.com/leeoniya/uPlot */\n";

    private final String style;
    private final List<String> scripts;

    /** The scripts become one module, so that later ones can use what earlier ones define. */
    private PageSources(String moreStyle, String... scripts) {
        this.style = Stream.of("colours", "page", "chart", "devices", "overview")
                        .map(name -> read("web/" + name + ".css"))
                        .collect(Collectors.joining("\n"))
                + moreStyle + "\n";
        this.scripts = scripts.length == 0
                ? List.of()
                : List.of(Stream.of(scripts).map(PageSources::script).collect(Collectors.joining("\n")));
    }

    private static String script(String name) {
        return name.startsWith("uplot/") ? UPLOT_LICENCE + read(name) : read(name);
    }

    /** The head of a page with this title. */
    HeadView head(String title) {
        return new HeadView(title, policy(scripts), style, scripts);
    }

    private static String read(String name) {
        try (InputStream stream = PageSources.class.getResourceAsStream(FOLDER + name)) {
            if (stream == null) {
                throw new IllegalStateException("The file " + name + " is missing in the jar of gradient-harness.");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }

    /** A content-security policy under which a page's own scripts run, and no others: not even if a name held one. */
    private static String policy(List<String> scripts) {
        StringBuilder policy = new StringBuilder("default-src 'none'; style-src 'unsafe-inline'; img-src data:");
        if (!scripts.isEmpty()) {
            policy.append("; script-src");
            scripts.forEach(
                    script -> policy.append(" 'sha256-").append(hash(script)).append('\''));
        }
        return policy.toString();
    }

    private static String hash(String script) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(script.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException exception) {
            throw new IllegalStateException("Every Java has SHA-256.", exception);
        }
    }
}
