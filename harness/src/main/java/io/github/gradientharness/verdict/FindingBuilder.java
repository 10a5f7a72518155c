package io.github.gradientharness.verdict;

import io.github.gradientharness.recording.Quantity;
import java.util.List;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/** Builds a {@link Finding} by name. What is not said is empty; rule, severity and layer are always said. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class FindingBuilder {

    private final String rule;
    private final String layer;
    private Severity severity;
    private String title;
    private String mark;
    private @Nullable Integer unit;
    private Period period = Period.ofEpochs(1, 1);
    private int sinceEpoch = 1;
    private long sinceIteration = 1;
    private String measure = "";
    private double actual = Double.NaN;
    private Limit limit = Limit.atMost(0);
    private @Nullable Quantity judged;
    private @Nullable JudgedProfile profile;
    private @Nullable Onset onset;
    private List<Evidence> evidence = List.of();
    private String meaning = "";
    private List<String> remedies = List.of();
    private @Nullable String expectedBecause;
    private String followsFrom = "";

    FindingBuilder(String rule, Severity severity, String layer) {
        this.rule = rule;
        this.severity = severity;
        this.layer = layer;
        this.title = RuleId.title(rule);
        this.mark = rule;
    }

    FindingBuilder(Finding like) {
        this(like.rule(), like.severity(), like.layer());
        this.title = like.title();
        this.mark = like.mark();
        this.unit = like.unit();
        this.period = like.period();
        this.sinceEpoch = like.sinceEpoch();
        this.sinceIteration = like.sinceIteration();
        this.measure = like.measure();
        this.actual = like.actual();
        this.limit = like.limit();
        this.judged = like.judged();
        this.profile = like.profile();
        this.onset = like.onset();
        this.evidence = like.evidence();
        this.meaning = like.meaning();
        this.remedies = like.remedies();
        this.expectedBecause = like.expectedBecause();
        this.followsFrom = like.followsFrom();
    }

    /** How bad it is. */
    public FindingBuilder severity(Severity is) {
        this.severity = is;
        return this;
    }

    /** What it is, in words that begin a sentence, and what the layer is, in a word or two. */
    public FindingBuilder called(String aTitle, String aMark) {
        this.title = aTitle;
        this.mark = aMark;
        return this;
    }

    /** Index of the unit it is in. */
    public FindingBuilder unit(@Nullable Integer index) {
        this.unit = index;
        return this;
    }

    /** The part of the training that was looked at. */
    public FindingBuilder in(Period looked) {
        this.period = looked;
        return this;
    }

    /** The first epoch in which it was so, and the first iteration of the first window in which it was so. */
    public FindingBuilder since(int epoch, long iteration) {
        this.sinceEpoch = epoch;
        this.sinceIteration = iteration;
        return this;
    }

    /** What was measured in words, its value, and the bound it broke. */
    public FindingBuilder measured(String what, double value, Limit broken) {
        this.measure = what;
        this.actual = value;
        this.limit = broken;
        return this;
    }

    /** The quantity whose size in the layer was judged. */
    public FindingBuilder judged(@Nullable Quantity quantity) {
        this.judged = quantity;
        return this;
    }

    /** What was judged of each layer, and with it the quantity. */
    public FindingBuilder judged(JudgedProfile ofLayers) {
        this.profile = ofLayers;
        this.judged = ofLayers.quantity().quantity().orElse(null);
        return this;
    }

    /** A profile to show that the rule did not judge. */
    public FindingBuilder shownBy(@Nullable JudgedProfile other) {
        this.profile = other;
        return this;
    }

    /** When it began. */
    public FindingBuilder onset(@Nullable Onset began) {
        this.onset = began;
        return this;
    }

    /** What supports it, strongest first. */
    public FindingBuilder evidence(List<Evidence> facts) {
        this.evidence = facts;
        return this;
    }

    /** What it means, in one or two sentences. */
    public FindingBuilder meaning(String what) {
        this.meaning = what;
        return this;
    }

    /** What to try, most likely first. */
    public FindingBuilder remedies(List<String> steps) {
        this.remedies = steps;
        return this;
    }

    /** The user's reason where it is there on purpose. */
    public FindingBuilder expectedBecause(@Nullable String reason) {
        this.expectedBecause = reason;
        return this;
    }

    /** The id of the rule that found the cause. */
    public FindingBuilder followsFrom(String cause) {
        this.followsFrom = cause;
        return this;
    }

    /** The finding. */
    public Finding build() {
        return new Finding(
                rule,
                title,
                mark,
                severity,
                layer,
                unit,
                period,
                sinceEpoch,
                sinceIteration,
                measure,
                actual,
                limit,
                judged,
                profile,
                onset,
                evidence,
                meaning,
                remedies,
                expectedBecause,
                followsFrom);
    }
}
