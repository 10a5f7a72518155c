package io.github.gradientharness.maven;

import io.github.gradientharness.settings.NearestName;
import java.util.Set;
import java.util.TreeSet;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.plugin.descriptor.Parameter;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.jspecify.annotations.Nullable;

/** Finds misspelt elements of the plugin's {@code <configuration>}, which Maven leaves out without an error. */
final class KnownElements {

    /** Takes its parameters from the command line. */
    private static final String HELP = "help";

    private KnownElements() {}

    /**
     * Checks that every element is a parameter of one of the plugin's goals, which may share a configuration.
     *
     * @throws MojoExecutionException if one is not, with what was probably meant
     */
    static void require(RunningGoal goal) throws MojoExecutionException {
        Plugin plugin = goal.execution().getPlugin();
        Set<String> known = parameters(goal.execution().getMojoDescriptor());
        require(plugin.getConfiguration(), known);
        PluginExecution bound = plugin.getExecutionsAsMap().get(goal.execution().getExecutionId());
        if (bound != null) {
            require(bound.getConfiguration(), known);
        }
    }

    /** The names that an element may have. */
    private static Set<String> parameters(MojoDescriptor goal) {
        Set<String> names = new TreeSet<>();
        for (MojoDescriptor each : goal.getPluginDescriptor().getMojos()) {
            if (!each.getGoal().equals(HELP)) {
                each.getParameters().stream()
                        .filter(Parameter::isEditable)
                        .map(Parameter::getName)
                        .forEach(names::add);
            }
        }
        return names;
    }

    /** Of a configuration as Maven hands it out; null where there is none. */
    static void require(@Nullable Object configuration, Set<String> known) throws MojoExecutionException {
        if (configuration instanceof Xpp3Dom elements) {
            for (Xpp3Dom element : elements.getChildren()) {
                String name = element.getName();
                if (!known.contains(name)) {
                    throw new MojoExecutionException("There is no <" + name + "> in the <configuration> of"
                            + " gradient-maven-plugin. Did you mean <" + NearestName.of(name, known)
                            + ">? The elements are: " + String.join(", ", known) + ".");
                }
            }
        }
    }
}
