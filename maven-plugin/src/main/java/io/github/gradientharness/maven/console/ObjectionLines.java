package io.github.gradientharness.maven.console;

import io.github.gradientharness.gate.GateResult;
import io.github.gradientharness.gate.Objection;
import io.github.gradientharness.gate.Reaction;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Prints objections of one kind on the console.
 *
 * @param objections at least one, all of the same kind and reaction
 */
public record ObjectionLines(List<Objection> objections) {

    private static final int MOST_LISTED = 10;

    /** Copies the list. */
    public ObjectionLines {
        objections = List.copyOf(objections);
    }

    /** Those that are not about a recording of this build alone, by kind, in their order; what is ignored is left out. */
    public static List<ObjectionLines> of(GateResult result) {
        Map<List<Object>, List<Objection>> byKind = new LinkedHashMap<>();
        result.beside().stream()
                .filter(objection -> objection.reaction() != Reaction.IGNORE)
                .forEach(objection -> byKind.computeIfAbsent(
                                List.of(objection.kind(), objection.reaction()), kind -> new ArrayList<>())
                        .add(objection));
        return byKind.values().stream().map(ObjectionLines::new).toList();
    }

    /** Whether they fail the build. */
    public boolean fails() {
        return objections.get(0).fails();
    }

    private Objection.Kind kind() {
        return objections.get(0).kind();
    }

    /** What they are and how many, such as "2 stale recordings". */
    public String count() {
        return kind().count(objections.size()) + (fails() ? "" : ", as a warning");
    }

    /** A line for each, shortened if there are many, and what to do: once where that is the same for all. */
    public List<String> lines() {
        Set<String> remedies =
                objections.stream().limit(MOST_LISTED).map(Objection::remedy).collect(Collectors.toSet());
        boolean isSaidOnce = remedies.size() == 1 && kind() != Objection.Kind.NOT_RECORDED;
        List<String> lines = new ArrayList<>();
        objections.stream()
                .limit(MOST_LISTED)
                .map(objection -> label() + (isSaidOnce ? objection.text() : objection.message()))
                .forEach(lines::add);
        if (objections.size() > MOST_LISTED) {
            lines.add("... and " + (objections.size() - MOST_LISTED) + " more");
        }
        if (isSaidOnce && !objections.get(0).remedy().isEmpty()) {
            lines.add(objections.get(0).remedy());
        }
        return lines;
    }

    private String label() {
        return switch (kind()) {
            case BASELINE_DRIFT -> "DRIFT ";
            case NOT_COMPARED -> "NOT COMPARED ";
            default -> "";
        };
    }
}
