package io.github.gradientharness.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.gradientharness.gate.JudgedRecording;
import io.github.gradientharness.report.markdown.MarkdownReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.CustomNode;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.text.TextContentRenderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reads the page as GitHub does, with commonmark-java and its tables. */
class MarkdownReportTest {

    private static final Pattern OUR_HTML =
            Pattern.compile("<details><summary>[^<>]*</summary>|</details>|<sub>|</sub>");

    @TempDir
    Path folder;

    private String write(List<JudgedRecording> recordings) throws IOException {
        return write(recordings, Demo.CONTEXT);
    }

    private String write(List<JudgedRecording> recordings, ReportContext context) throws IOException {
        Path file = folder.resolve("made/summary.md");
        MarkdownReport.write(file, recordings, context);
        return Files.readString(file);
    }

    @Test
    void networksThatWereUnlikelyToLearnAreListedWithWhatCame() throws IOException {
        String text = write(List.of(PredictedTraining.doomed(), PredictedTraining.healthy()));

        assertThat(text.replace("\\", ""))
                .containsSubsequence(
                        "### Predicted at initialisation",
                        "Unlikely to learn: of 214 networks of the harness's corpus that began like this, 201 did not learn"
                                + " (94 %; 95 % interval 90 to 96 %).",
                        "It did not learn")
                .doesNotContain("13 did not learn");
    }

    @Test
    void theHeadSaysWhatFailsTheBuildBesideTheFindings() throws IOException {
        String text = write(
                List.of(SyntheticTraining.of("drifts", SyntheticTraining.RELU).judged()), Demo.failing());

        assertThat(text)
                .startsWith("## \u274C Gradients in fraud-model: UNHEALTHY\n")
                .contains("**1 drift from the baseline, 1 stale recording, 1 rule that matches nothing**")
                .doesNotContain("HEALTHY\n\n### ");
        Seen seen = Seen.of(text);
        assertThat(seen.headings).contains("What else fails the build");
        assertThat(seen.rows)
                .anySatisfy(row -> assertThat(row)
                        .containsExactly(
                                "com.example.CirclesTest > drifts > hidden1: its share fell from 0.5 to 0.013",
                                "If this is meant, freeze it by 'mvn gradient:freeze'."));
    }

    /** What a reader finds on the page. */
    static final class Seen extends AbstractVisitor {
        final List<List<String>> rows = new ArrayList<>();
        final List<String> headings = new ArrayList<>();
        final List<String> code = new ArrayList<>();
        final List<String> html = new ArrayList<>();
        final List<Node> links = new ArrayList<>();

        static Seen of(String markdown) {
            Seen seen = new Seen();
            Parser.builder()
                    .extensions(List.of(TablesExtension.create()))
                    .build()
                    .parse(markdown)
                    .accept(seen);
            return seen;
        }

        @Override
        public void visit(Heading heading) {
            headings.add(text(heading));
            visitChildren(heading);
        }

        @Override
        public void visit(FencedCodeBlock block) {
            code.add(block.getLiteral());
        }

        @Override
        public void visit(HtmlBlock block) {
            html.add(block.getLiteral());
        }

        @Override
        public void visit(HtmlInline inline) {
            html.add(inline.getLiteral());
        }

        @Override
        public void visit(Link link) {
            links.add(link);
        }

        @Override
        public void visit(Image image) {
            links.add(image);
        }

        @Override
        public void visit(CustomNode node) {
            if (node instanceof TableRow) {
                List<String> cells = new ArrayList<>();
                for (Node cell = node.getFirstChild(); cell instanceof TableCell; cell = cell.getNext()) {
                    cells.add(text(cell));
                }
                rows.add(cells);
            }
            visitChildren(node);
        }

        private static String text(Node node) {
            StringBuilder text = new StringBuilder();
            node.accept(new AbstractVisitor() {
                @Override
                public void visit(Text part) {
                    text.append(part.getLiteral());
                }
            });
            return text.toString();
        }

        /** Every cell of the page. */
        List<String> cells() {
            return rows.stream().flatMap(List::stream).toList();
        }

        void hasNothingOfOthers() {
            assertThat(links).isEmpty();
            assertThat(html)
                    .allSatisfy(block ->
                            assertThat(OUR_HTML.matcher(block).replaceAll("")).doesNotContain("<", ">"));
        }
    }

    @Test
    void saysTheVerdictFirstAndListsWhatIsWrong() throws IOException {
        Seen page = Seen.of(write(Demo.everyKind()));

        assertThat(page.headings)
                .containsExactly(
                        "\u274C Gradients in fraud-model: UNHEALTHY",
                        "Unexpected findings",
                        "Expected findings that are absent",
                        "Inconclusive",
                        "Expected findings",
                        "Trainings");
        assertThat(page.rows)
                .anySatisfy(row -> assertThat(row)
                        .hasSize(6)
                        .startsWith(
                                "ERROR",
                                "vanishing-gradient",
                                "hidden1",
                                "com.example.CirclesTest \u203A gradientReachesTheFirstLayer")
                        .anyMatch(cell -> cell.contains("below the limit of 0.01"))
                        .anyMatch(cell -> cell.contains("ReLU")));
        page.hasNothingOfOthers();
    }

    @Test
    void overSeveralModulesEachTestHasItsModuleAndAMissingOneIsNoHealthyBuild() throws IOException {
        List<ModuleState> modules = List.of(
                new ModuleState("shop", "1 recording", false, null),
                new ModuleState("bank", "failed before its gradients were judged", true, null));
        MarkdownReport report = new MarkdownReport();
        report.add(Demo.seed(1).judged().ofModule("shop"));

        Seen seen = Seen.of(report.text(Demo.CONTEXT.overModules(modules)));

        assertThat(seen.headings).first().asString().endsWith("INCONCLUSIVE");
        assertThat(seen.headings).contains("Missing modules");
        assertThat(seen.rows).contains(List.of("bank", "failed before its gradients were judged"));
        assertThat(seen.rows).anySatisfy(row -> assertThat(row.get(0)).startsWith("shop: "));
    }

    @Test
    void showsTheGradientOverDepthAndNamesTheSickLayer() throws IOException {
        Seen page = Seen.of(write(List.of(Demo.sigmoid().judged())));
        List<List<String>> profile =
                page.rows.stream().filter(row -> row.size() == 4).toList();

        assertThat(profile).hasSize(1 + SyntheticTraining.SIGMOID.length);
        assertThat(profile.get(1).get(0)).isEqualTo("hidden1");
        assertThat(profile.get(1).get(3)).startsWith("\u2190 vanishing-gradient");
        // A factor of 10 is four blocks: from 1e-5 to 0.054 are 3.73 factors.
        assertThat(profile.get(6).get(2).length() - profile.get(1).get(2).length())
                .isBetween(14, 16);
        // The same number as the evidence gives, which the rule calculated.
        assertThat(page.code.get(0))
                .contains("mean |gradient| of hidden1: " + profile.get(1).get(1));
        assertThat(page.code).singleElement().satisfies(text -> assertThat(text).contains("What to try"));
    }

    @Test
    void callsHealthyWhatIsHealthy() throws IOException {
        Seen page = Seen.of(write(
                List.of(SyntheticTraining.of("fine", SyntheticTraining.RELU).judged())));

        assertThat(page.headings).containsExactly("\u2705 Gradients in fraud-model: HEALTHY", "Trainings");
    }

    @Test
    void noRecordingIsInconclusive() throws IOException {
        assertThat(write(List.of())).contains("INCONCLUSIVE", "No training was recorded.");
    }

    @Test
    void staysBelowWhatGitHubTakes() throws IOException {
        JudgedRecording hostile = HostileNames.everywhere().get(8);
        String page = write(Collections.nCopies(500, hostile));

        assertThat(page.getBytes(java.nio.charset.StandardCharsets.UTF_8).length)
                .isLessThan(1024 * 1024);
        assertThat(page).contains("more: see the HTML report");
    }

    @Test
    void namesAreShownAsTheyAreAndDoNothing() throws IOException {
        List<String> names = List.of(
                "<script>alert(1)</script>",
                "a|b `c` **d** _e_ ~f~",
                "[link](https://example.org) ![x](y) <https://example.org>",
                "www.example.org &lt; \\ # - 1. > $x$ :smile: @team",
                "</summary></details><h1>x</h1>",
                "~~~~ ``` end");
        for (String name : names) {
            Seen page = Seen.of(write(List.of(SyntheticTraining.of(name, SyntheticTraining.SIGMOID)
                    .suite(name)
                    .layersNamed(name)
                    .expecting("vanishing-gradient", "", name)
                    .epochs(30)
                    .judged())));
            page.hasNothingOfOthers();
            assertThat(page.cells()).contains(name + " \u203A " + name).anyMatch(cell -> cell.equals(name + "1"));
            assertThat(page.rows).allSatisfy(row -> assertThat(row).hasSizeBetween(4, 6));
        }
    }

    @Test
    void theRenderedTextIsComplete() throws IOException {
        String text = TextContentRenderer.builder()
                .build()
                .render(Parser.builder().build().parse(write(Demo.everyKind())));
        assertThat(text).contains("curedButStillDeclared", "Written by gradient:report");
    }
}
