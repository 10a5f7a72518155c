package io.github.gradientharness.gate;

import java.util.List;
import org.apiguardian.api.API;

/**
 * What a build tool knows and recordings don't.
 *
 * @param times when the build began and the tests were compiled
 * @param unrecorded classes with an annotation of the harness that JUnit Jupiter does not run
 * @param someTests whether only some of the tests ran: a pattern that fits nothing may fit another one
 * @param sharesConfiguration whether other modules may have the same configuration, and a pattern fit in one of them
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record BuildFacts(
        StaleRecordings times, List<UnrecordedClass> unrecorded, boolean someTests, boolean sharesConfiguration) {

    /** Copies the list. */
    public BuildFacts {
        unrecorded = List.copyOf(unrecorded);
    }
}
