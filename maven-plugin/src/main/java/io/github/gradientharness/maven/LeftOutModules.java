package io.github.gradientharness.maven;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;

/**
 * Modules that the gate over all modules can't judge because they are not part of this build. What their summaries said when
 * they were last judged counts: otherwise the gate would open for whoever resumes the build behind the sick module, as Maven
 * itself suggests.
 */
final class LeftOutModules {

    private static final String HEALTHY = "HEALTHY";

    private final MavenSession session;
    private final List<MavenProject> projects;

    LeftOutModules(Reactor reactor) {
        this.session = reactor.session();
        this.projects = reactor.missing().stream()
                .map(MissingModule::project)
                .filter(project -> !session.getProjects().contains(project))
                .toList();
    }

    /** What the gate has against them: it fails where the build was resumed, and tells where modules were chosen. */
    Optional<Objection> objection() {
        List<String> lines = new ArrayList<>();
        projects.forEach(project -> line(project).ifPresent(lines::add));
        boolean isResumed = session.getRequest().getResumeFrom() != null;
        return lines.isEmpty()
                ? Optional.empty()
                : Optional.of(new Objection(
                        isResumed ? Reaction.FAIL : Reaction.WARN,
                        Counts.of(lines.size(), "module") + " left out and not known to be healthy",
                        lines));
    }

    private Optional<String> line(MavenProject project) {
        Path summary = Path.of(project.getBuild().getDirectory(), "gradient", "summary.json");
        String verdict = verdict(summary);
        return verdict.equals(HEALTHY)
                ? Optional.empty()
                : Optional.of("LEFT OUT " + project.getArtifactId() + ": "
                        + (verdict.isEmpty()
                                ? "it has no readable summary of an earlier build (" + summary + ")"
                                : "it was " + verdict + " when it was last judged (" + summary + ")")
                        + ". Build it as well: resume from it (-rf :" + project.getArtifactId() + ") or build all.");
    }

    /** What a module's summary says; empty if there is none, or none that can be read. Without a recording, nothing is sick. */
    private static String verdict(Path summary) {
        if (!Files.isRegularFile(summary)) {
            return "";
        }
        try {
            JsonNode said = new ObjectMapper().readTree(summary.toFile());
            boolean hadNothing =
                    said.path("recordings").isArray() && said.path("recordings").isEmpty();
            return hadNothing ? HEALTHY : said.path("verdict").asText();
        } catch (IOException unreadable) {
            return "";
        }
    }
}
