package io.github.gradientharness.report.view;

import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * A module of the build.
 *
 * @param name the module's name
 * @param state how many recordings it has, or why it has none
 * @param missing whether it should be in the report and is not
 * @param href link to its own report; null where there is none
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record ModuleView(
        String name,
        String state,
        boolean missing,
        @Nullable String href) {}
