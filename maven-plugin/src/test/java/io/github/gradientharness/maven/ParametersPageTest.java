package io.github.gradientharness.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

/** Holds the documentation's page of parameters against the plugin's descriptor. */
class ParametersPageTest {

    private static final Path PAGE = Path.of("../docs/maven-parameters.md");

    /** Run with {@code -Ddocs.write=true} to write the page anew after a goal or parameter has changed. */
    @Test
    void thePageIsWhatTheDescriptorSays() throws Exception {
        String page = new ParametersPage(descriptor()).text();
        if (Boolean.getBoolean("docs.write")) {
            Files.writeString(PAGE, page);
        }
        assertThat(PAGE).hasContent(page);
        assertThat(page)
                .contains("| `record` | `gradient.record` | `all` | check, prepare | Which networks are recorded")
                .contains("| `gradient:freeze` | no phase | Writes what the recordings are like")
                .contains("| `failOn` | `gradient.failOn` |  | check, prepare | Mildest severity that fails")
                .doesNotContain("mojoExecution");
    }

    private static Document descriptor() throws Exception {
        try (InputStream stream =
                Objects.requireNonNull(ParametersPageTest.class.getResourceAsStream("/META-INF/maven/plugin.xml"))) {
            return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(stream);
        }
    }
}
