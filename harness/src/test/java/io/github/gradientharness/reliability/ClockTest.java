package io.github.gradientharness.reliability;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.github.gradientharness.remedies.RemedySearch;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.Date;

/**
 * The clock may be set back at any moment: durations come from a clock that only goes forward. The system's is asked for
 * two things, the time at which a recording begins, which is shown and compared with nothing, and whether a seed is it.
 */
@AnalyzeClasses(packages = "io.github.gradientharness", importOptions = ImportOption.DoNotIncludeTests.class)
class ClockTest {

    private static final String ASKS_WHETHER_A_SEED_IS_THE_CLOCK = "io.github.gradientharness.seeds.SeedRun";

    private static final String IS_STAMPED_AS_DL4J_WANTS = "io.github.gradientharness.instrument.spark.WorkerReport";

    @ArchTest
    static final ArchRule noDurationIsMeasuredByTheSystemsClock = noClasses()
            .that()
            .doNotHaveFullyQualifiedName(ASKS_WHETHER_A_SEED_IS_THE_CLOCK)
            .and()
            .doNotHaveFullyQualifiedName(IS_STAMPED_AS_DL4J_WANTS)
            .should()
            .callMethod(System.class, "currentTimeMillis");

    /** Times of files and of processes are times of day, so what they are compared with is one. */
    private static final String TELLS_EARLIER_RUNS_BY_THE_TIMES_OF_FILES =
            "io.github.gradientharness.junit.EarlierRecordings";

    /** When a training began or went on, and when a file was written. */
    private static final String WRITE_IT_DOWN = "io\\.github\\.gradientharness\\."
            + "(instrument\\.(Headers|Resumption)|report\\.markdown\\.FindingsPage|report\\.summary\\.SummaryReport)";

    @ArchTest
    static final ArchRule theTimeOfDayIsOnlyWrittenDown = noClasses()
            .that()
            .doNotBelongToAnyOf(RemedySearch.class)
            .and()
            .haveNameNotMatching(WRITE_IT_DOWN)
            .and()
            .doNotHaveFullyQualifiedName(TELLS_EARLIER_RUNS_BY_THE_TIMES_OF_FILES)
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(LocalDateTime.class, "now")
            .orShould()
            .callMethod(ZonedDateTime.class, "now")
            .orShould()
            .callMethod(Clock.class, "systemUTC")
            .orShould()
            .callConstructor(Date.class);
}
