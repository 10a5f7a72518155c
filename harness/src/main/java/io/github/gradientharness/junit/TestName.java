package io.github.gradientharness.junit;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A test's name in recordings.
 *
 * @param suite the class
 * @param method the method
 * @param invocation number of the invocation of a repeated or parameterized test; empty for plain ones
 */
record TestName(String suite, String method, String invocation) {

    private static final Pattern INVOCATION = Pattern.compile("invocation:#(\\d+)");

    static TestName of(ExtensionContext context) {
        String invocation = INVOCATION
                .matcher(context.getUniqueId())
                .results()
                .map((MatchResult match) -> match.group(1))
                .collect(Collectors.joining("."));
        return new TestName(
                context.getRequiredTestClass().getName(),
                context.getRequiredTestMethod().getName(),
                invocation);
    }

    String test() {
        return invocation.isEmpty() ? method : method + "[" + invocation + "]";
    }

    String fileBase() {
        return invocation.isEmpty() ? method : method + "-" + invocation;
    }

    String place() {
        return suite + " > " + test();
    }
}
