package io.github.gradientharness.maven.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.gradientharness.rules.Acceptance;
import io.github.gradientharness.rules.FindingPattern;
import io.github.gradientharness.rules.RuleAdjustment;
import io.github.gradientharness.verdict.Severity;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.apache.maven.plugin.MojoExecutionException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How {@code <rules>} and {@code <acceptedFindings>} are read, and what is said when they can't be. */
class RuleSettingsTest {

    private static final KnownRules RULES = knownRules();
    private static final String KNOWN = "The rules are: unscaled-inputs, unsuited-output, unscaled-targets,"
            + " unsuited-labels, unused-input, redundant-columns, leaking-samples, leaking-future, ignored-mask,"
            + " unmoved-parameter, initial-loss, one-batch, copied-units, regularized-kernel, excessive-learning-rate, exploding-gradient, non-finite, saturated-layer,"
            + " dead-layer, stalled-layer, vanishing-gradient, dead-units, collapsed-layer, not-learning.";

    @Test
    void everythingThatARuleCanSay() throws MojoExecutionException {
        assertThat(adjust(ConfiguredRule.of(
                        "vanishing-gradient", "Fraud*", "learns", " hidden* ", "0.001", "warning", null)))
                .containsExactly(new RuleAdjustment(
                        new FindingPattern("vanishing-gradient", "Fraud*", "learns", "hidden*"),
                        0.001,
                        Severity.WARNING,
                        null));
        assertThat(adjust(rule("*-gradient", null, null, "false")))
                .containsExactly(new RuleAdjustment(FindingPattern.ofRule("*-gradient"), null, null, false));
    }

    @Test
    void aLimitOnTheCommandLineOverridesThoseOfThePom() throws MojoExecutionException {
        assertThat(new RuleSettings(RULES, Set.of("dead-layer"))
                        .adjustments(List.of(rule("dead-layer", "0.7", "INFO", null))))
                .containsExactly(new RuleAdjustment(FindingPattern.ofRule("dead-layer"), null, Severity.INFO, null));
    }

    @Test
    void aMisspeltRuleIsNamedWithTheOneThatWasMeant() {
        assertThatThrownBy(() -> adjust(rule("vanishing-gradiant", "1", null, null)))
                .isInstanceOf(MojoExecutionException.class)
                .hasMessage(
                        "In the plugin's <rules>, <rule><id>vanishing-gradiant</id><limit>1</limit></rule> names a rule"
                                + " that does not exist: 'vanishing-gradiant'. Did you mean 'vanishing-gradient'? "
                                + KNOWN);
        assertThatThrownBy(() -> adjust(rule(null, "1", null, null)))
                .hasMessage("In the plugin's <rules>, <rule><limit>1</limit></rule> has no <id>. " + KNOWN);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "dead-layer|-|-|-|sets nothing. Give it a <limit>, a <severity>, or <enabled>false</enabled>.",
                "dead-layer|1|-|false|switches the rule off and sets a limit or severity as well.",
                "dead-layer|-|INFO|false|switches the rule off and sets a limit or severity as well.",
                "dead-layer|-|-|no|has an <enabled> that is neither true nor false.",
                "dead-layer|-|BAD|-|: its <severity> is 'BAD'. It must be one of: info, warning, error.",
                "*-layer|0.5|-|-|sets one limit for several rules, which measure different things.",
                "dead-layer|x|-|-|The limit of 'dead-layer' is set to 'x', which is not a number of 0 or more."
            })
    void whatMakesNoSenseIsRefused(String id, String limit, String severity, String enabled, String message) {
        assertThatThrownBy(() -> adjust(rule(id, limit, severity, enabled)))
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageContaining(message);
    }

    @Test
    void aSeverityThereIsNotIsNamedWithWhereItStands() {
        assertThatThrownBy(() -> adjust(rule("dead-layer", null, "WARN", null)))
                .hasMessage("In the plugin's <rules>, <rule><id>dead-layer</id><severity>WARN</severity></rule>: its"
                        + " <severity> is 'WARN'. It must be one of: info, warning, error.");
    }

    @Test
    void anAcceptedFindingHasARuleAReasonAndADate() throws MojoExecutionException {
        assertThat(accept("dead-layer", "issue 12", "2027-01-31"))
                .containsExactly(new Acceptance(
                        new FindingPattern("dead-layer", "Suite", "test", "layer"),
                        "issue 12",
                        LocalDate.of(2027, 1, 31)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "dead|why|2027-01-31|names a rule that does not exist: 'dead'. Did you mean 'dead-layer'?",
                "''|why|2027-01-31|has no <rule>.",
                "dead-layer|''|2027-01-31|gives no reason. Write into <reason> why the finding is let through",
                "dead-layer|why|''|has no <until>. Write the last day on which it counts, such as <until>2027-01-31</until>.",
                "dead-layer|why|31.1.2027|its <until>, '31.1.2027', is not a date.",
                "dead-layer|why|2027-02-30|its <until>, '2027-02-30', is not a date."
            })
    void anAcceptedFindingThatIsNotCompleteIsRefused(String rule, String reason, String until, String message) {
        assertThatThrownBy(() -> accept(rule, reason, until))
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageStartingWith("In the plugin's <acceptedFindings>, <acceptedFinding><suite>Suite</suite>")
                .hasMessageContaining(message);
    }

    @Test
    void namesBecomePatternsThatAPomCanHold() {
        assertThat(PomElement.pattern("hidden 1")).isEqualTo("hidden 1");
        assertThat(PomElement.pattern(" a\nb\u0007${c} ")).isEqualTo("?a?b??{c}?");
        assertThat(new PomElement("a").with("b", "<&>").with("c", "").text()).isEqualTo("<a><b>&lt;&amp;&gt;</b></a>");
    }

    private static List<RuleAdjustment> adjust(RuleConfiguration rule) throws MojoExecutionException {
        return new RuleSettings(RULES, Set.of()).adjustments(List.of(rule));
    }

    private static List<Acceptance> accept(String rule, String reason, String until) throws MojoExecutionException {
        return AcceptanceSettings.acceptances(
                RULES, List.of(new AcceptedFindingConfiguration("Suite", "test", rule, "layer", reason, until)));
    }

    private static RuleConfiguration rule(
            @Nullable String id, @Nullable String limit, @Nullable String severity, @Nullable String enabled) {
        return ConfiguredRule.of(id, null, null, null, limit, severity, enabled);
    }

    private static KnownRules knownRules() {
        try {
            return KnownRules.of(List.of(), RuleSettingsTest.class.getClassLoader(), true);
        } catch (MojoExecutionException exception) {
            throw new AssertionError(exception);
        }
    }
}
