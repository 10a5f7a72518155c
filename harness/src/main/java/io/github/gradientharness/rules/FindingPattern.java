package io.github.gradientharness.rules;

import io.github.gradientharness.recording.Header;
import io.github.gradientharness.verdict.Finding;
import org.apiguardian.api.API;

/**
 * Which findings are meant: by rule, test class, test and layer. In each, {@code *} stands for any text and {@code ?} for
 * any character; empty means any. Upper and lower case differ.
 *
 * @param rule the rule's id
 * @param suite the test class, by its full name or without its package
 * @param test the test, with or without the number or the display name of its invocation in brackets
 * @param layer the layer's name
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record FindingPattern(String rule, String suite, String test, String layer) {

    /** Every finding of one rule. */
    public static FindingPattern ofRule(String rule) {
        return new FindingPattern(rule, "", "", "");
    }

    /** Whether a rule of this id is meant. */
    public boolean matchesRule(String id) {
        return Wildcard.matches(rule, id);
    }

    /** Whether a recording of this test class is meant. */
    public boolean matchesSuite(Header header) {
        return matchesSuite(header.suite());
    }

    /** Whether a test class of this full name is meant. */
    public boolean matchesSuite(String full) {
        return Wildcard.matches(suite, full) || Wildcard.matches(suite, full.substring(full.lastIndexOf('.') + 1));
    }

    /** Whether a recording of this test class and test is meant. */
    public boolean matches(Header header) {
        return matchesSuite(header)
                && (Wildcard.matches(test, header.test())
                        || Wildcard.matches(test, header.namedTest())
                        || Wildcard.matches(test, withoutInvocations(header.test())));
    }

    /** The name without the brackets at its end, however many there are. */
    private static String withoutInvocations(String test) {
        int end = test.length();
        while (test.startsWith("]", end - 1) && test.lastIndexOf('[', end - 1) >= 0) {
            end = test.lastIndexOf('[', end - 1);
        }
        return test.substring(0, end);
    }

    /** Whether a layer of this name is meant. */
    public boolean matchesLayer(String name) {
        return Wildcard.matches(layer, name);
    }

    /** Whether a finding in a recording is meant. */
    public boolean matches(Header header, Finding finding) {
        return matchesRule(finding.rule()) && matches(header) && matchesLayer(finding.layer());
    }
}
