package io.github.gradientharness.gate;

import io.github.gradientharness.rules.RuleSet;
import java.util.Optional;
import java.util.Set;
import org.apiguardian.api.API;

/** Where the documentation explains a rule, for every report that links to it. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class RulePages {

    private static final String FOLDER = "https://github.com/gradientharness/gradient-harness/blob/main/docs/rules/";

    private static final Set<String> DOCUMENTED =
            Set.copyOf(RuleSet.defaults().descriptions().keySet());

    private RulePages() {}

    /** The address of a rule's page; empty for rules of packs and of users, which have no page of their own. */
    public static Optional<String> of(String rule) {
        return DOCUMENTED.contains(rule) ? Optional.of(FOLDER + rule + ".md") : Optional.empty();
    }
}
