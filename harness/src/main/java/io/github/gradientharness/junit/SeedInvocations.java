package io.github.gradientharness.junit;

import io.github.gradientharness.instrument.SeedableRandoms;
import io.github.gradientharness.seeds.SeedShare;
import io.github.gradientharness.settings.QuietBuild;
import io.github.gradientharness.settings.SettingNames;
import io.github.gradientharness.stats.ShareRequirement.Decision;
import io.github.gradientharness.verdict.GradientError;
import java.lang.System.Logger.Level;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;

/** The invocations of a test over seeds. Asked for one more when the answer is certain, it gives the answer. */
final class SeedInvocations implements Iterator<TestTemplateInvocationContext> {

    private static final System.Logger LOG = System.getLogger(SeedInvocations.class.getName());

    private final ExtensionContext context;
    private final SeededTest test;
    private OptionalLong next = OptionalLong.empty();
    private boolean concluded;

    SeedInvocations(ExtensionContext context, SeededTest test) {
        this.context = context;
        this.test = test;
    }

    /**
     * Whether there is a next seed.
     *
     * @throws AssertionError if there is none, and the share is not as required or the seeds don't tell
     */
    @Override
    public boolean hasNext() {
        if (next.isEmpty() && !concluded) {
            next = test.run().next();
            concluded = next.isEmpty();
            if (concluded && test.run().tellsOfShare()) {
                conclude(test.run().result());
            }
            if (concluded) {
                test.run().part().ifPresent(this::say);
            }
        }
        return next.isPresent();
    }

    @Override
    public TestTemplateInvocationContext next() {
        if (!hasNext()) {
            throw new NoSuchElementException("no further seed");
        }
        long seed = next.getAsLong();
        next = OptionalLong.empty();
        SeedableRandoms.setSeed(seed);
        return new SeedInvocation(seed);
    }

    private void conclude(SeedShare share) {
        if (share.outcomes().isEmpty()) {
            return;
        }
        String message = share.message(command());
        boolean passes = share.decision() == Decision.PASS
                || share.decision() == Decision.INCONCLUSIVE
                        && test.annotation().allowInconclusive();
        if (!passes) {
            GradientError error = new GradientError(withPlace(message));
            error.thrownAt(TestPlace.of(context));
            throw error;
        }
        say(message);
    }

    private void say(String message) {
        context.publishReportEntry("share over seeds", place() + ": " + message);
        if (!QuietBuild.isQuiet()) {
            LOG.log(Level.INFO, place() + ": " + message);
        }
    }

    /** The place comes second: who shows the first line only names the test beside it. */
    private String withPlace(String message) {
        return message.replaceFirst("\n|$", Matcher.quoteReplacement("\n  in " + place() + "\n"))
                .stripTrailing();
    }

    private String place() {
        TestName name = TestName.of(context);
        return name.suite() + " > " + name.test();
    }

    private String command() {
        Class<?> type = context.getRequiredTestClass();
        String name = type.getName()
                .substring(
                        type.getPackageName().isEmpty()
                                ? 0
                                : type.getPackageName().length() + 1);
        return "mvn test '-Dtest=" + name + "#"
                + context.getRequiredTestMethod().getName() + "' -D" + SettingNames.SEED + "=";
    }
}
