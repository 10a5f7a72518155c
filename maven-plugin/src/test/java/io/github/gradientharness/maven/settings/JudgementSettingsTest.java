package io.github.gradientharness.maven.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.gradientharness.rules.FindingPattern;
import io.github.gradientharness.rules.RuleAdjustment;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.apache.maven.plugin.MojoExecutionException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class JudgementSettingsTest {

    private static JudgementSettings chosen(@Nullable String ruleSets) {
        return new JudgementSettings(Map.of(), List.of(), List.of(), ruleSets, false);
    }

    private static Properties typed(String ruleSets) {
        Properties typed = new Properties();
        typed.setProperty("gradient.ruleSets", ruleSets);
        return typed;
    }

    @Test
    void whatIsTypedBeatsThePom() {
        assertThat(chosen("defaults").ruleSets(typed("autotrainer, my-rule")))
                .containsExactly("autotrainer", "my-rule");
        assertThat(chosen(" defaults,\n  autotrainer ").ruleSets(new Properties()))
                .containsExactly("defaults", "autotrainer");
        assertThat(chosen(null).ruleSets(new Properties())).isEmpty();
    }

    @Test
    void aRuleThatIsNotCompiledYetIsTakenOnTrust() throws MojoExecutionException {
        ClassLoader loader = JudgementSettingsTest.class.getClassLoader();
        KnownRules beforeTests = KnownRules.of(List.of(), loader, false);
        KnownRules afterTests = KnownRules.of(List.of(), loader, true);
        Properties limit = new Properties();
        limit.setProperty("gradient.limit.my-rule", "0.3");
        RuleConfiguration rule = ConfiguredRule.of("my-rule", "", "", "", "0.2", null, null);

        assertThatCode(() -> KnownSettings.require(beforeTests, limit, new Properties()))
                .doesNotThrowAnyException();
        assertThat(LimitSettings.merge(beforeTests, limit, Map.of(), new Properties()))
                .containsEntry("my-rule", 0.3);
        assertThat(new RuleSettings(beforeTests, Set.of()).adjustments(List.of(rule)))
                .containsExactly(new RuleAdjustment(FindingPattern.ofRule("my-rule"), 0.2, null, null));

        assertThatThrownBy(() -> KnownSettings.require(afterTests, limit, new Properties()))
                .hasMessageContaining("gradient.limit.my-rule");
        assertThatThrownBy(() -> LimitSettings.merge(afterTests, limit, Map.of(), new Properties()))
                .hasMessageContaining("my-rule");
        assertThatThrownBy(() -> new RuleSettings(afterTests, Set.of()).adjustments(List.of(rule)))
                .hasMessageContaining("my-rule");
    }

    @Test
    void aRuleOfAnotherRuleSetMayBeNamed() throws MojoExecutionException {
        KnownRules rules = KnownRules.of(List.of(), JudgementSettingsTest.class.getClassLoader(), true);
        Properties limit = new Properties();
        limit.setProperty("gradient.limit.autotrainer-dying-relu", "0.8");

        assertThatCode(() -> KnownSettings.require(rules, limit, new Properties()))
                .doesNotThrowAnyException();
        assertThat(LimitSettings.merge(rules, limit, Map.of(), new Properties()))
                .hasSize(1);
    }
}
