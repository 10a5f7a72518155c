package io.github.gradientharness.report;

import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.Utf8ByteOutput;
import io.github.gradientharness.report.templates.JtepageGenerated;
import io.github.gradientharness.report.view.PageView;

/**
 * Renders the page's templates, which were compiled when the harness was built.
 *
 * <p>Calls the compiled template itself: jte's engine looks for compiled templates through the thread's class loader,
 * and in a Maven plugin that one knows nothing of the harness.
 */
final class HtmlPage {

    private HtmlPage() {}

    /** The page in UTF-8. */
    static byte[] render(PageView page) {
        Utf8ByteOutput output = new Utf8ByteOutput();
        JtepageGenerated.render(new OwaspHtmlTemplateOutput(output), null, page);
        return output.toByteArray();
    }
}
