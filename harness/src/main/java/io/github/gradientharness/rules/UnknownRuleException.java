package io.github.gradientharness.rules;

import java.util.Collection;
import org.apiguardian.api.API;

/** A rule was named that the rule set does not have. The message lists those it has. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class UnknownRuleException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    UnknownRuleException(String rule, Collection<String> known) {
        super("There is no rule '" + rule + "' in this rule set. It has: " + String.join(", ", known) + ".");
    }
}
