package io.github.gradientharness.rules;

import java.util.Map;
import org.apiguardian.api.API;

/**
 * Brings rule sets that tests and builds choose by name. It is found by {@link java.util.ServiceLoader}, so it has a public
 * constructor without parameters and a line in {@code META-INF/services}.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface RuleSetProvider {

    /** The rule sets by their names. */
    Map<String, RuleSet> ruleSets();
}
