package io.github.gradientharness.report.html;

import gg.jte.html.HtmlTemplateOutput;
import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.Utf8ByteOutput;
import io.github.gradientharness.report.templates.JtecompareGenerated;
import io.github.gradientharness.report.templates.JteindexGenerated;
import io.github.gradientharness.report.templates.JterecordingGenerated;
import io.github.gradientharness.report.templates.JteseedpageGenerated;
import io.github.gradientharness.report.view.ComparisonView;
import io.github.gradientharness.report.view.IndexView;
import io.github.gradientharness.report.view.RecordingView;
import io.github.gradientharness.report.view.SeedsView;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Renders the pages' templates, which were compiled when the harness was built.
 *
 * <p>Calls the compiled templates themselves: jte's engine looks for compiled templates through the thread's class
 * loader, and in a Maven plugin that one knows nothing of the harness.
 */
final class HtmlPages {

    /** A page opens quickly, and a pipeline keeps it without complaint, if it is smaller than this. */
    static final int MOST_BYTES = 2_000_000;

    private HtmlPages() {}

    /** The fullest page that is small enough, in UTF-8; the shortest one if none is. */
    static <D> byte[] fullest(List<D> fullestFirst, Function<D, byte[]> render) {
        byte[] bytes = {};
        for (D detail : fullestFirst) {
            bytes = render.apply(detail);
            if (bytes.length <= MOST_BYTES) {
                return bytes;
            }
        }
        return bytes;
    }

    static byte[] render(IndexView page) {
        return render(output -> JteindexGenerated.render(output, null, page));
    }

    static byte[] render(ComparisonView page) {
        return render(output -> JtecompareGenerated.render(output, null, page));
    }

    static byte[] render(SeedsView page) {
        return render(output -> JteseedpageGenerated.render(output, null, page));
    }

    static byte[] render(RecordingView page) {
        return render(output -> JterecordingGenerated.render(output, null, page));
    }

    private static byte[] render(Consumer<HtmlTemplateOutput> template) {
        Utf8ByteOutput output = new Utf8ByteOutput();
        template.accept(new OwaspHtmlTemplateOutput(output));
        return output.toByteArray();
    }
}
