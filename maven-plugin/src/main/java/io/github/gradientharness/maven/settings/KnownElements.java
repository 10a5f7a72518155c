package io.github.gradientharness.maven.settings;

import io.github.gradientharness.settings.NearestName;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.model.ReportPlugin;
import org.apache.maven.model.Reporting;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.plugin.descriptor.Parameter;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.jspecify.annotations.Nullable;

/** Finds misspelt elements of the plugin's {@code <configuration>}, which Maven leaves out without an error. */
public final class KnownElements {

    /** Takes its parameters from the command line. */
    private static final String HELP = "help";

    private KnownElements() {}

    /**
     * Checks that every element is a parameter of one of the plugin's goals, which may share a configuration.
     *
     * @throws MojoExecutionException if one is not, with what was probably meant
     */
    public static void require(MavenProject project, MojoExecution execution) throws MojoExecutionException {
        Set<String> known = parameters(execution.getMojoDescriptor());
        for (Object configuration : configurations(project, execution)) {
            require(configuration, known);
        }
    }

    /**
     * What Maven makes a goal's configuration of, and that of the site's reports. It is looked up in the POM: the plugin of a
     * goal that was typed holds nothing of what stands there.
     */
    public static List<Object> configurations(MavenProject project, MojoExecution execution) {
        List<Object> configurations = new ArrayList<>();
        inBuild(project, execution.getPlugin().getKey()).ifPresent(plugin -> {
            configurations.add(plugin.getConfiguration());
            PluginExecution bound = plugin.getExecutionsAsMap().get(execution.getExecutionId());
            if (bound != null) {
                configurations.add(bound.getConfiguration());
            }
        });
        inReporting(project, execution.getPlugin().getKey()).ifPresent(plugin -> {
            configurations.add(plugin.getConfiguration());
            plugin.getReportSets().forEach(set -> configurations.add(set.getConfiguration()));
        });
        configurations.removeIf(Objects::isNull);
        return configurations;
    }

    /** The plugin where it is bound, or else where it is managed. */
    private static Optional<Plugin> inBuild(MavenProject project, String key) {
        Plugin bound = project.getPlugin(key);
        if (bound != null || project.getPluginManagement() == null) {
            return Optional.ofNullable(bound);
        }
        return Optional.ofNullable(
                project.getPluginManagement().getPluginsAsMap().get(key));
    }

    private static Optional<ReportPlugin> inReporting(MavenProject project, String key) {
        Reporting reporting = project.getModel().getReporting();
        return reporting == null
                ? Optional.empty()
                : Optional.ofNullable(reporting.getReportPluginsAsMap().get(key));
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
    public static void require(@Nullable Object configuration, Set<String> known) throws MojoExecutionException {
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
