package io.github.gradientharness.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;

/**
 * The scripts that make pages handier. A page is complete without them: a strict content-security policy of the server,
 * or a reader's browser, may forbid them.
 */
final class Scripts {

    /** Those of the first page: filter and sort. */
    static final List<String> INDEX = List.of(read("index.js"));

    /** Those of the page on which trainings are compared: pick. */
    static final List<String> COMPARISON = List.of(read("compare.js"));

    /** Those of a recording's page. */
    static final List<String> RECORDING = List.of(zoom());

    private Scripts() {}

    /** Lets charts be zoomed, by uPlot, which brings its style sheet along. */
    private static String zoom() {
        return "/* uPlot, MIT License, Copyright (c) 2022 Leon Sorokin, https://github.com/leeoniya/uPlot */\n"
                + read("uplot/uPlot.iife.min.js")
                + "document.head.appendChild(document.createElement(\"style\")).textContent="
                + PlotJson.text(read("uplot/uPlot.min.css")) + ";\n"
                + read("zoom.js");
    }

    /** Reads a script that is packed beside this class. */
    static String read(String name) {
        try (InputStream stream = Scripts.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException("The script " + name + " is missing in the jar of gradient-harness.");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }

    /** A content-security policy under which a page's own scripts run, and no others: not even if a name held one. */
    static String policy(List<String> scripts) {
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
