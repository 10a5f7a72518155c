package io.github.gradientharness.report.sarif;

import io.github.gradientharness.gate.Objection;
import io.github.gradientharness.gate.RulePages;
import io.github.gradientharness.json.Json;
import io.github.gradientharness.text.ShownText;
import io.github.gradientharness.verdict.Finding;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The rules of a run: those that were asked, and those of the harness itself. */
final class SarifRules {

    private static final int LONGEST = 1000;

    private final Map<String, Object> rules = new LinkedHashMap<>();

    SarifRules(Map<String, String> descriptions) {
        descriptions.forEach(this::addJudging);
        for (Objection.Kind kind : EnumSet.range(Objection.Kind.INCONCLUSIVE_RECORDING, Objection.Kind.NOT_RECORDED)) {
            add(kind.id(), kind.description(), kind.help());
        }
    }

    private void addJudging(String id, String what) {
        add(
                id,
                what,
                "Each result says what to try. If the limit does not suit the network, set gradient.limit." + id
                        + "; if it is sick on purpose, put @ExpectFinding(rule = \"" + id
                        + "\", reason = \"...\") on the test.");
    }

    private void add(String id, String what, String help) {
        Map<String, @Nullable Object> rule = Json.object(
                "id", id,
                "name", pascalCase(id),
                "shortDescription", Json.object("text", ShownText.name(firstSentence(what), LONGEST)),
                "fullDescription", Json.object("text", ShownText.name(what, LONGEST)),
                "help", Json.object("text", ShownText.name(help, LONGEST)),
                "defaultConfiguration", Json.object("level", "error"));
        RulePages.of(id).ifPresent(page -> rule.put("helpUri", page));
        rules.put(id, rule);
    }

    private static String firstSentence(String text) {
        int end = text.indexOf(". ");
        return end < 0 ? text : text.substring(0, end + 1);
    }

    private static String pascalCase(String id) {
        StringBuilder name = new StringBuilder();
        for (String word : ShownText.name(id, LONGEST).split("[^A-Za-z0-9]+")) {
            if (!word.isEmpty()) {
                name.append(Character.toUpperCase(word.charAt(0))).append(word.substring(1));
            }
        }
        return name.toString();
    }

    /** A rule's index; a rule that nobody described is described by its first finding. */
    int index(Finding finding) {
        if (!rules.containsKey(finding.rule())) {
            addJudging(finding.rule(), finding.meaning());
        }
        return index(finding.rule());
    }

    int index(String id) {
        return List.copyOf(rules.keySet()).indexOf(id);
    }

    List<Object> toList() {
        return List.copyOf(rules.values());
    }
}
