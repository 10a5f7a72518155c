package io.github.gradientharness.junit;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestIdentifier;

/**
 * A test's name in recordings.
 *
 * @param suite the class
 * @param method the method
 * @param parameterTypes the names of the method's parameter types, which tell overloads apart
 * @param invocation number of the invocation of a repeated or parameterized test; empty for plain ones
 * @param seed the seed of a test that runs over seeds, whose number is then not part of the invocation
 */
record TestName(String suite, String method, String parameterTypes, String invocation, Optional<Long> seed) {

    private static final Pattern INVOCATION = Pattern.compile("invocation:#(\\d+)");
    private static final Pattern IN_BRACKETS = Pattern.compile("[^\\[(]+\\[([^\\[\\]]*)]");

    static TestName of(ExtensionContext context) {
        String invocation = invocation(context.getUniqueId());
        Optional<Long> seed = SeededTest.of(context).flatMap(test -> test.seed(context));
        return new TestName(
                context.getRequiredTestClass().getName(),
                context.getRequiredTestMethod().getName(),
                Arrays.stream(context.getRequiredTestMethod().getParameterTypes())
                        .map(Class::getName)
                        .collect(Collectors.joining(",")),
                seed.isPresent() ? invocation.replaceFirst("\\.?\\d+$", "") : invocation,
                seed);
    }

    private static String invocation(String uniqueId) {
        return INVOCATION
                .matcher(uniqueId)
                .results()
                .map((MatchResult match) -> match.group(1))
                .collect(Collectors.joining("."));
    }

    /** The name of a test that any engine runs. JUnit 4 has the number of a parameterized test in brackets. */
    static TestName of(TestIdentifier test, MethodSource method) {
        String invocation = invocation(test.getUniqueId());
        Matcher parameterized = IN_BRACKETS.matcher(test.getDisplayName());
        return new TestName(
                method.getClassName(),
                method.getMethodName(),
                method.getMethodParameterTypes() == null
                        ? ""
                        : method.getMethodParameterTypes().replace(" ", ""),
                invocation.isEmpty() && parameterized.matches() ? parameterized.group(1) : invocation,
                Optional.empty());
    }

    /** The name of all tests of a class together. */
    static TestName ofClass(ExtensionContext context) {
        return ofClass(context.getRequiredTestClass().getName());
    }

    /** The same by the class's name. */
    static TestName ofClass(String className) {
        return new TestName(className, "all tests", "", "", Optional.empty());
    }

    /** The same test with another seed. */
    TestName withSeed(long other) {
        return new TestName(suite, method, parameterTypes, invocation, Optional.of(other));
    }

    /** The test above its seeds. */
    TestName withoutSeed() {
        return new TestName(suite, method, parameterTypes, invocation, Optional.empty());
    }

    /** What tests that differ in their seed only have in common. */
    String group() {
        return invocation.isEmpty() ? method : method + "[" + invocation + "]";
    }

    String test() {
        return seed.map(it -> group() + "[seed " + it + "]").orElseGet(this::group);
    }

    /** Unlike that of any other test of the suite: overloads have the same name otherwise. */
    String unique() {
        return method + "(" + parameterTypes + ")" + test().substring(method.length());
    }

    /** What the recording files' names begin with. Those of other tests may begin with the same. */
    String fileBase() {
        String base = invocation.isEmpty() ? method : method + "-" + invocation;
        return seed.map(it -> base + "-seed-" + it).orElse(base);
    }

    String place() {
        return suite + " > " + test();
    }
}
