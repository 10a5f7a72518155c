package io.github.gradientharness.rules;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;

/** Finds rules and rule sets by name: the defaults, and those of {@link ServiceLoader}. */
final class AvailableRules {

    private static final String DEFAULTS = "defaults";

    private final Map<String, List<Rule>> byName = new LinkedHashMap<>();

    /**
     * Those there are.
     *
     * @param loader finds those of the user
     */
    AvailableRules(ClassLoader loader) {
        byName.put(DEFAULTS, RuleSet.defaults().rules());
        for (RuleSetProvider provider : ServiceLoader.load(RuleSetProvider.class, loader)) {
            provider.ruleSets().forEach((name, rules) -> byName.putIfAbsent(name, rules.rules()));
        }
        for (Rule rule : ServiceLoader.load(Rule.class, loader)) {
            byName.putIfAbsent(rule.id(), List.of(rule));
        }
    }

    /**
     * The rules of some sets, each once.
     *
     * @param names of sets, and ids of rules that stand by themselves
     * @throws UnknownRuleException if there is none of a name
     */
    List<Rule> named(Collection<String> names) {
        Map<String, Rule> rules = new LinkedHashMap<>();
        for (String name : names) {
            List<Rule> ofName = byName.get(name);
            if (ofName == null) {
                throw UnknownRuleException.ofSet(name, byName.keySet());
            }
            ofName.forEach(rule -> rules.putIfAbsent(rule.id(), rule));
        }
        return new ArrayList<>(rules.values());
    }

    /** The ids of all rules of all sets. */
    Set<String> ids() {
        Set<String> ids = new LinkedHashSet<>();
        byName.values().forEach(rules -> rules.forEach(rule -> ids.add(rule.id())));
        return ids;
    }
}
