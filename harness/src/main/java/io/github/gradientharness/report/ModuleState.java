package io.github.gradientharness.report;

import io.github.gradientharness.verdict.Outcome;
import java.util.List;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * One module of a build, as a report over several modules shows it.
 *
 * @param name the module's name
 * @param state how many recordings it has, or why it has none, in words
 * @param isMissing whether it should have been in the report and is not, so that the report can't call the build healthy
 * @param href link to the module's own report, relative to the folder of this one; null where there is none
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record ModuleState(
        String name,
        String state,
        boolean isMissing,
        @Nullable String href) {

    /** The outcome of a report: it can't be called healthy as long as a module is missing. */
    public static Outcome outcome(Outcome ofRecordings, List<ModuleState> modules) {
        boolean isComplete = modules.stream().noneMatch(ModuleState::isMissing);
        return isComplete || ofRecordings == Outcome.UNHEALTHY ? ofRecordings : Outcome.INCONCLUSIVE;
    }
}
