package io.github.gradientharness.report.view;

import java.util.List;
import org.apiguardian.api.API;

/**
 * What stands before a page's body.
 *
 * @param title of the page
 * @param policy what the page may do, as a content-security policy
 * @param style what the page looks like, as a style sheet
 * @param scripts modules that make a page handier, which is complete without them
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record HeadView(String title, String policy, String style, List<String> scripts) {

    /** Copies the list. */
    public HeadView {
        scripts = List.copyOf(scripts);
    }
}
