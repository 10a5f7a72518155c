package io.github.gradientharness.report;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import io.github.gradientharness.report.view.PageView;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Renders the page's templates, which were compiled when the harness was built. */
final class HtmlPage {

    private static final String TEMPLATES = "io.github.gradientharness.report.templates";

    private final TemplateEngine engine =
            TemplateEngine.createPrecompiled(null, ContentType.Html, HtmlPage.class.getClassLoader(), TEMPLATES);

    /** The page in UTF-8. */
    byte[] render(PageView page) {
        Utf8ByteOutput output = new Utf8ByteOutput();
        engine.render("page.jte", page, output);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(output.getContentLength());
        try {
            output.writeTo(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
