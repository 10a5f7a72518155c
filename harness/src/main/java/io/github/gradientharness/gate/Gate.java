package io.github.gradientharness.gate;

import io.github.gradientharness.rules.Judgement;
import io.github.gradientharness.verdict.SeedGroupDiagnosis;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Judges a build by its recordings, its settings and its baseline: the one place that works out what a build objects to.
 *
 * @param settings what is let through
 * @param judgement how the recordings were judged
 * @param facts what the build tool knows
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record Gate(GateSettings settings, Judgement judgement, BuildFacts facts) {

    /**
     * Judges.
     *
     * @param recordings all of them, judged, without measurements
     * @param baseline how they differ from the baseline; null where there is none
     * @throws IOException if the compiled tests can't be listed
     */
    public GateResult judge(List<JudgedRecording> recordings, @Nullable BaselineResult baseline) throws IOException {
        List<Objection> beside = new ArrayList<>(notRecorded(recordings));
        if (!JudgedRecording.ofThisBuild(recordings).isEmpty()) { // where there is none, that is all there is to say
            List<JudgedRecording> asked = facts.someTests() ? JudgedRecording.ofThisBuild(recordings) : recordings;
            beside.addAll(facts.times().objections(asked, settings.reactions().stale()));
            if (baseline != null && settings.reactions().drift() != Reaction.IGNORE) {
                beside.addAll(baseline.drifts(settings.reactions().drift()));
                beside.addAll(baseline.gaps(facts.someTests()));
            }
            beside.addAll(undecided(recordings));
            beside.addAll(patterns(recordings));
        }
        return new GateResult(settings, recordings, beside, baseline == null ? null : baseline.asChanges());
    }

    private List<Objection> notRecorded(List<JudgedRecording> recordings) {
        Reaction reaction = settings.reactions().missing();
        Set<String> recorded = recordings.stream()
                .map(recording -> recording.diagnosis().recording().header().suite())
                .collect(Collectors.toSet());
        return facts.unrecorded().stream()
                .filter(one -> reaction != Reaction.IGNORE && !recorded.contains(one.name()))
                .map(one -> one.objection(reaction))
                .toList();
    }

    private List<Objection> undecided(List<JudgedRecording> recordings) {
        Reaction reaction =
                facts.someTests() ? settings.onInconclusive().orMilder(Reaction.WARN) : settings.onInconclusive();
        List<Objection> objections = new ArrayList<>();
        for (SeedGroupDiagnosis group : SeedGroupDiagnosis.of(JudgedRecording.ofThisBuild(recordings).stream()
                .map(JudgedRecording::diagnosis)
                .toList())) {
            group.undecided()
                    .map(why -> new Objection(
                            Objection.Kind.UNDECIDED_SHARE,
                            reaction,
                            group.suite(),
                            group.group().name(),
                            "INCONCLUSIVE " + group.suite() + " > "
                                    + group.group().name() + ": " + why + ".",
                            "If several jobs ran the seeds, look whether each of them left its recordings; else raise the"
                                    + " count of seeds."))
                    .ifPresent(objections::add);
        }
        return objections;
    }

    private List<Objection> patterns(List<JudgedRecording> recordings) {
        if (facts.someTests()) {
            return List.of();
        }
        Reaction unmatched = settings.reactions().unmatched();
        List<Objection> objections = new ArrayList<>();
        if (unmatched == Reaction.FAIL || !facts.sharesConfiguration()) {
            objections.addAll(new ConfiguredPatterns(recordings).unmatched(judgement.adjustments(), unmatched));
        }
        if (!facts.sharesConfiguration()) {
            objections.addAll(idle(recordings, judgement, unmatched));
        }
        return objections;
    }

    private static List<Objection> idle(List<JudgedRecording> recordings, Judgement judgement, Reaction unmatched) {
        return new ConfiguredPatterns(recordings)
                .idle(judgement.acceptances(), unmatched.orMilder(Reaction.WARN), judgement.today());
    }

    /**
     * Puts modules together: what each of them objects to, but patterns only where they fit in none of them.
     *
     * @param modules in the build's order, each with its name
     * @param judgements how they were judged, each with what is done about patterns that match nothing; empty where not all tests
     *     of all modules ran
     */
    public static GateResult overModules(List<GateResult> modules, Map<Judgement, Reaction> judgements) {
        List<JudgedRecording> recordings = new ArrayList<>();
        List<Objection> beside = new ArrayList<>();
        for (GateResult module : modules) {
            recordings.addAll(module.recordings());
            module.beside().stream()
                    .filter(objection -> !isAboutPatterns(objection.kind()))
                    .forEach(beside::add);
        }
        judgements.forEach((judgement, unmatched) -> {
            beside.addAll(new ConfiguredPatterns(recordings).unmatched(judgement.adjustments(), unmatched));
            beside.addAll(idle(recordings, judgement, unmatched));
        });
        return new GateResult(
                GateSettings.DEFAULTS, recordings, beside.stream().distinct().toList(), null);
    }

    private static boolean isAboutPatterns(Objection.Kind kind) {
        return kind == Objection.Kind.UNMATCHED_PATTERN || kind == Objection.Kind.IDLE_ACCEPTANCE;
    }
}
