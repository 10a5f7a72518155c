package io.github.gradientharness.rules;

import io.github.gradientharness.recording.Ending;
import io.github.gradientharness.recording.Expectation;
import io.github.gradientharness.recording.Recording;
import io.github.gradientharness.rules.evidence.JoinedLayers;
import io.github.gradientharness.rules.evidence.LayerProfiles;
import io.github.gradientharness.rules.evidence.WorkerFindings;
import io.github.gradientharness.rules.prediction.InitialPrediction;
import io.github.gradientharness.verdict.Diagnosis;
import io.github.gradientharness.verdict.Finding;
import io.github.gradientharness.verdict.JudgedProfile;
import io.github.gradientharness.verdict.RuleResult;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.apiguardian.api.API;

/** Rules that judge a recording together. Test, gate and report use the same one, so they can't disagree. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class RuleSet {

    private final List<Rule> rules;

    /** Whether a recording's test may choose other rules. */
    private final boolean isDefault;

    /** Whether a limit of a rule that is available and not asked is no mistake. */
    private final boolean isByName;

    /** Finds the rules that are available by name. */
    private final ClassLoader loader;

    private RuleSet(List<Rule> rules, boolean isDefault, boolean isByName, ClassLoader loader) {
        this.rules = List.copyOf(rules);
        this.loader = loader;
        this.isDefault = isDefault;
        this.isByName = isByName;
    }

    /**
     * The calibrated rules that are used unless told otherwise, causes before what follows from them. Their error shares
     * stand in {@code docs/rules.md}. A recording whose test chose rule sets by name is judged by those.
     */
    public static RuleSet defaults() {
        return defaults(ownLoader());
    }

    /**
     * The same rules.
     *
     * @param loader finds, for a recording whose test chose them, rule sets and rules of the user's own
     */
    public static RuleSet defaults(ClassLoader loader) {
        List<Rule> all =
                new ArrayList<>(List.of(new UnscaledInputsRule(), new UnsuitedOutputRule(), new UnscaledTargetsRule()));
        all.addAll(SanityRule.all());
        all.addAll(List.of(
                new CopiedUnitsRule(),
                new RegularizedKernelRule(),
                new ExcessiveLearningRateRule(),
                new ExplodingGradientRule(),
                new NonFiniteRule(),
                new SaturatedLayerRule(),
                new DeadLayerRule(),
                new StalledLayerRule(),
                new VanishingGradientRule(),
                new DeadUnitsRule(),
                new CollapsedLayerRule(),
                new NotLearningRule()));
        return new RuleSet(all, true, true, loader);
    }

    /**
     * The rules of some sets, each once: {@code defaults}, {@code autotrainer}, {@code sagemaker-debugger}, {@code
     * thedeepchecker}, those of each {@link RuleSetProvider}, and by its id each {@link Rule} that {@link
     * java.util.ServiceLoader} finds.
     *
     * @param names none for the defaults
     * @throws UnknownRuleException if there is none of a name
     */
    public static RuleSet named(Collection<String> names) {
        return named(names, ownLoader());
    }

    /**
     * The same.
     *
     * @param loader finds rule sets and rules of the user's own
     */
    public static RuleSet named(Collection<String> names, ClassLoader loader) {
        return names.isEmpty()
                ? defaults(loader)
                : new RuleSet(new AvailableRules(loader).named(names), false, true, loader);
    }

    private static ClassLoader ownLoader() {
        return RuleSet.class.getClassLoader();
    }

    /** The ids of all rules that can be chosen by name. */
    public static Set<String> availableIds() {
        return availableIds(ownLoader());
    }

    /**
     * The same.
     *
     * @param loader finds rule sets and rules of the user's own
     */
    public static Set<String> availableIds(ClassLoader loader) {
        return new AvailableRules(loader).ids();
    }

    /** Rules of your choice, in the order in which their findings are to stand. */
    public static RuleSet of(Rule... rules) {
        return new RuleSet(List.of(rules), false, false, ownLoader());
    }

    /** The rules, in order. */
    public List<Rule> rules() {
        return rules;
    }

    /** What each rule looks at and when it complains, by the rule's id, in the rules' order. */
    public Map<String, String> descriptions() {
        Map<String, String> descriptions = new LinkedHashMap<>();
        rules.forEach(rule -> descriptions.put(rule.id(), rule.description()));
        return descriptions;
    }

    /**
     * Checks that a rule is one of these.
     *
     * @throws UnknownRuleException if it is not
     */
    public void requireRule(String id) {
        List<String> known = rules.stream().map(Rule::id).toList();
        if (!known.contains(id) && !(isByName && availableIds(loader).contains(id))) {
            throw new UnknownRuleException(id, known);
        }
    }

    /**
     * Checks that a pattern is about at least one of these rules.
     *
     * @throws UnknownRuleException if it is about none
     */
    @API(status = API.Status.INTERNAL, since = "0.1")
    public void requireAny(FindingPattern pattern) {
        List<String> known = rules.stream().map(Rule::id).toList();
        if (known.stream().noneMatch(pattern::matchesRule)
                && !(isByName && availableIds(loader).stream().anyMatch(pattern::matchesRule))) {
            throw new UnknownRuleException(pattern.rule(), known);
        }
    }

    /** Judges a recording as its test declared. */
    public Diagnosis evaluate(Recording recording) {
        return evaluate(recording, Judgement.AS_DECLARED);
    }

    /**
     * Judges a recording.
     *
     * @throws UnknownRuleException if a limit or an expectation names a rule that is not in this set
     */
    @API(status = API.Status.INTERNAL, since = "0.1")
    public Diagnosis evaluate(Recording recording, Judgement judgement) {
        List<String> chosen = recording.header().declaration().ruleSets();
        if (isDefault && !chosen.isEmpty()) {
            return named(chosen, loader).evaluate(recording, judgement);
        }
        List<Expectation> expectations = judgement.ignoreExpectations()
                ? List.of()
                : recording.header().declaration().expectations();
        requireKnownRules(recording, judgement, expectations);
        Recording joined = JoinedLayers.in(recording);
        List<AdjustedRule> adjusted = adjusted(recording, joined, judgement);
        List<Expectation> unmet = new ArrayList<>(expectations);
        unmet.removeIf(expectation -> !isAsked(adjusted, expectation));
        Learning learning = Learning.of(joined);
        List<RuleResult> results =
                WorkerFindings.in(recording, judged(adjusted, joined, learning), part -> judgedAlone(part, judgement))
                        .stream()
                        .map(result -> withExpectations(result, expectations, unmet))
                        .toList();
        results = withSeverities(adjusted, results);
        results = new AcceptedFindings(recording.header(), judgement).in(results);
        results = withExpectedConsequences(results);
        List<JudgedProfile> overview = LayerProfiles.overview(
                joined,
                results.stream().flatMap(result -> result.profiles().stream()).toList());
        results = complete(adjusted, results, overview);
        return new Diagnosis(recording, results, unmet, whyNotHealthy(recording), overview)
                .withPrediction(InitialPrediction.of(joined, learning.course()).orElse(null));
    }

    private List<RuleResult> judged(List<AdjustedRule> adjusted, Recording joined, Learning learning) {
        List<RuleResult> results = adjusted.stream()
                .map(rule ->
                        rule.calibrated(rule.weighed(rule.evaluate(), learning), CalibrationTable.SHIPPED, learning))
                .toList();
        return Causes.sortedOut(rules, joined, results, learning);
    }

    /** What the rules say about one worker's part. */
    private List<RuleResult> judgedAlone(Recording part, Judgement judgement) {
        Recording joined = JoinedLayers.in(part);
        return judged(adjusted(part, joined, judgement), joined, Learning.of(joined));
    }

    private List<AdjustedRule> adjusted(Recording recording, Recording joined, Judgement judgement) {
        return rules.stream()
                .map(rule -> new AdjustedRule(rule, limit(rule, recording, judgement), joined, judgement.adjustments()))
                .toList();
    }

    /** What the build switched off can't be there. */
    private boolean isAsked(List<AdjustedRule> adjusted, Expectation expectation) {
        return IntStream.range(0, rules.size())
                .filter(i -> rules.get(i).id().equals(expectation.rule()))
                .anyMatch(i -> adjusted.get(i).isAskedOf(expectation.layer()));
    }

    private static List<RuleResult> withSeverities(List<AdjustedRule> adjusted, List<RuleResult> results) {
        return IntStream.range(0, results.size())
                .mapToObj(i -> adjusted.get(i).withSeverities(results.get(i)))
                .toList();
    }

    private void requireKnownRules(Recording recording, Judgement judgement, List<Expectation> expectations) {
        recording.header().declaration().limits().keySet().forEach(this::requireRule);
        judgement.limits().keySet().forEach(this::requireRule);
        expectations.forEach(expectation -> requireRule(expectation.rule()));
        judgement.adjustments().forEach(adjustment -> requireAny(adjustment.where()));
        judgement.acceptances().forEach(acceptance -> requireAny(acceptance.findings()));
    }

    /** A rule that judges no profile is shown by the gradient over depth. */
    private static List<RuleResult> complete(
            List<AdjustedRule> adjusted, List<RuleResult> results, List<JudgedProfile> overview) {
        JudgedProfile gradient = overview.stream().findFirst().orElse(null);
        return IntStream.range(0, results.size())
                .mapToObj(i -> adjusted.get(i).complete(results.get(i), gradient))
                .toList();
    }

    private static double limit(Rule rule, Recording recording, Judgement judgement) {
        double declared = recording
                .header()
                .declaration()
                .limits()
                .getOrDefault(rule.id(), rule.defaultLimit().value());
        return judgement.limits().getOrDefault(rule.id(), declared);
    }

    private static RuleResult withExpectations(
            RuleResult result, List<Expectation> expectations, List<Expectation> unmet) {
        List<Finding> findings = new ArrayList<>();
        for (Finding finding : result.findings()) {
            List<Expectation> matching =
                    expectations.stream().filter(finding::matches).toList();
            unmet.removeAll(matching);
            findings.add(
                    matching.isEmpty()
                            ? finding
                            : finding.expectedBecause(matching.get(0).reason()));
        }
        return new RuleResult(
                result.rule(),
                result.outcome(),
                findings,
                result.explanation(),
                result.isOptional(),
                result.margin(),
                result.profiles());
    }

    /** What follows from a finding that is there on purpose is there on purpose as well. */
    private static List<RuleResult> withExpectedConsequences(List<RuleResult> results) {
        Map<String, String> reasons = new HashMap<>();
        for (RuleResult result : results) {
            for (Finding finding : result.findings()) {
                if (finding.expectedBecause() != null) {
                    reasons.putIfAbsent(finding.rule(), finding.expectedBecause());
                }
            }
        }
        return results.stream()
                .map(result -> result.withFindings(result.findings().stream()
                        .map(finding -> withCausesReason(finding, reasons))
                        .toList()))
                .toList();
    }

    private static Finding withCausesReason(Finding finding, Map<String, String> reasons) {
        String reason = reasons.get(finding.followsFrom());
        return finding.isExpected() || reason == null ? finding : finding.expectedBecause(reason);
    }

    private static String whyNotHealthy(Recording recording) {
        Ending ending = recording.ending();
        if (ending != null && !ending.problem().isEmpty()) {
            return ending.problem();
        }
        if (recording.windows().isEmpty()
                && ending == null
                && recording.damage().isEmpty()) {
            return "The recording ends before its first window: the JVM that wrote it was killed or crashed, or is still"
                    + " running. Run the test again.";
        }
        if (recording.windows().isEmpty()
                && recording.damage().isEmpty()
                && ending != null
                && ending.status() == Ending.Status.FAILED) {
            return "The test failed before its first training iteration"
                    + (ending.failure().isEmpty()
                            ? ""
                            : ", with: " + ending.failure().replaceFirst("[.]$", ""))
                    + ". Mend that failure first.";
        }
        if (recording.windows().isEmpty() && recording.damage().isEmpty()) {
            return "The model was attached, but no training iteration was seen. Was fit() called on the attached model"
                    + " itself, and not on a clone or a copy? Did setListeners() remove the recorder's listener?";
        }
        if (!recording.damage().isEmpty()) {
            return "The recording's file is incomplete: " + recording.damage() + ". Run the test again.";
        }
        if (ending == null) {
            return "The recording has no end after iteration " + recording.iterations()
                    + ": the JVM that wrote it was killed or crashed. Run the test again.";
        }
        return "";
    }
}
