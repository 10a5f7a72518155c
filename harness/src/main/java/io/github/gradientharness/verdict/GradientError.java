package io.github.gradientharness.verdict;

import java.io.Serial;
import java.nio.file.Path;
import org.apiguardian.api.API;

/**
 * An assertion error whose message is one line. Where the error itself is printed ({@link #toString}, a stack trace), the
 * whole text follows that line.
 *
 * <p>Surefire prints the stack trace of a failed test once and then repeats its message in the summary, so a message of
 * sixty lines would come twice. IDEs, Gradle and the XML reports show the stack trace and with it the whole text.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public class GradientError extends AssertionError {

    @Serial
    private static final long serialVersionUID = 1L;

    private String text;

    /**
     * An error with a text of one or more lines.
     *
     * @param text the first line becomes the message
     */
    public GradientError(String text) {
        super(text.lines().findFirst().orElse(""));
        this.text = text;
    }

    /** The whole text; its first line is the message. */
    public final String text() {
        return text;
    }

    /** Names the page that shows more, below all else. */
    public final void shownOn(Path page) {
        text = text + "\n\nPage: " + page;
    }

    /** Makes a place the only one in the stack trace, instead of the harness's own calls. */
    public final void thrownAt(StackTraceElement place) {
        setStackTrace(new StackTraceElement[] {place});
    }

    /** The class and the whole text. */
    @Override
    public final String toString() {
        return getClass().getName() + ": " + text;
    }
}
