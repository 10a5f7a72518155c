package io.github.gradientharness.rules;

import io.github.gradientharness.settings.NearestName;
import java.util.Collection;
import org.apiguardian.api.API;

/** A rule, or a rule set, was named that is not there. The message lists those that are. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class UnknownRuleException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private UnknownRuleException(String message) {
        super(message);
    }

    /** Of a rule set that is not there. */
    static UnknownRuleException ofSet(String name, Collection<String> known) {
        return new UnknownRuleException("There is no rule set '" + name + "' on the class path."
                + NearestName.question(name, known) + " There are: "
                + String.join(", ", known) + ". A rule of your own takes a line in META-INF/services/"
                + Rule.class.getName() + " among the tests' resources. If it comes in a jar, that jar belongs into the"
                + " <dependencies> of gradient-maven-plugin as well.");
    }

    UnknownRuleException(String rule, Collection<String> known) {
        this("There is no rule '" + rule + "' in this rule set." + NearestName.question(rule, known) + " It has: "
                + String.join(", ", known) + ".");
    }
}
