package io.github.gradientharness.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Looks for what keeps readers with a keyboard or a screen reader out: axe-core, injected by the driver. */
public final class Axe {

    private static final String SCRIPT = "/META-INF/resources/webjars/axe-core/4.6.3/axe.min.js";

    /** WCAG 2.1, levels A and AA, and what axe-core calls best practices. */
    private static final String RUN = """
            const done = arguments[arguments.length - 1];
            axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice']})
              .then(result => done({
                passed: result.passes.length,
                violations: result.violations.map(one => one.id + ': ' + one.help + ' '
                  + one.nodes.slice(0, 3).map(node => node.target + ' ' + node.failureSummary).join(' | '))
              }), problem => done({passed: 0, violations: [String(problem)]}));
            """;

    /** It looks at every element, and machines that build are busy. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private Axe() {}

    /**
     * What is wrong with the page that is open.
     *
     * @param passed number of rules that looked at something and found it right
     * @param violations a line for each rule that found something
     */
    public record Result(long passed, List<String> violations) {}

    public static Result look(Chromium chromium) throws IOException {
        chromium.driver().manage().timeouts().scriptTimeout(PATIENCE);
        chromium.driver().executeScript(source());
        Map<?, ?> result = (Map<?, ?>) chromium.driver().executeAsyncScript(RUN);
        return new Result(
                (Long) result.get("passed"),
                ((List<?>) result.get("violations"))
                        .stream().map(String::valueOf).toList());
    }

    private static String source() throws IOException {
        try (InputStream stream = Axe.class.getResourceAsStream(SCRIPT)) {
            return new String(stream.readAllBytes(), UTF_8);
        }
    }
}
