package io.github.gradientharness.maven;

import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;

/** Says what a build has against its recordings or its configuration, whether or not the gate fails because of it. */
@FunctionalInterface
interface Objections {

    /**
     * A line for each.
     *
     * @throws MojoExecutionException if it can't be told
     */
    List<String> to(JudgedFolder folder) throws MojoExecutionException;
}
