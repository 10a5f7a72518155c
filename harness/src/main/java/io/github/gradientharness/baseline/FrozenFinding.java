package io.github.gradientharness.baseline;

import io.github.gradientharness.verdict.Finding;
import io.github.gradientharness.verdict.Severity;
import java.util.Comparator;
import org.apiguardian.api.API;

/**
 * A finding that was there, expected or not.
 *
 * @param rule the rule's id
 * @param layer the layer's name
 * @param severity how bad it was
 * @param expected whether it was declared, accepted, or within the share of seeds that may be sick
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record FrozenFinding(String rule, String layer, Severity severity, boolean expected)
        implements Comparable<FrozenFinding> {

    private static final Comparator<FrozenFinding> ORDER = Comparator.comparing(FrozenFinding::rule)
            .thenComparing(FrozenFinding::layer)
            .thenComparing(FrozenFinding::severity)
            .thenComparing(FrozenFinding::expected);

    static FrozenFinding of(Finding finding) {
        return new FrozenFinding(finding.rule(), finding.layer(), finding.severity(), finding.isExpected());
    }

    /** Whether both are about the same, however bad. */
    boolean isAboutTheSameAs(FrozenFinding other) {
        return rule.equals(other.rule) && layer.equals(other.layer);
    }

    /** Whether this is about the same, and no milder. */
    boolean isAtLeastAsBadAs(FrozenFinding other) {
        return isAboutTheSameAs(other) && severity.compareTo(other.severity) >= 0;
    }

    /** By rule, layer, severity, and whether it was expected. */
    @Override
    public int compareTo(FrozenFinding other) {
        return ORDER.compare(this, other);
    }
}
