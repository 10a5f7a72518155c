package io.github.gradientharness.usage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every link of the documentation leads to a file that is there, and to a heading that GitHub gives this name. */
class DocumentationLinksTest {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    private static final Parser PARSER =
            Parser.builder().extensions(List.of(TablesExtension.create())).build();

    @Test
    void noLinkIsBroken() throws IOException {
        List<Path> pages = new ArrayList<>();
        for (Path folder : List.of(ROOT, ROOT.resolve("docs"))) {
            try (Stream<Path> files = Files.walk(folder, folder.equals(ROOT) ? 1 : Integer.MAX_VALUE)) {
                files.filter(file -> file.toString().endsWith(".md")).forEach(pages::add);
            }
        }
        assertThat(pages).hasSizeGreaterThan(100);
        assertThat(broken(pages)).isEmpty();
    }

    @Test
    void aMissingFileAndAMissingHeadingAreNoticed(@TempDir Path folder) throws IOException {
        Path page = Files.writeString(folder.resolve("page.md"), """
                # The `x.y` and *z*

                ## Twice

                ## Twice

                [fine](#the-xy-and-z) [fine](page.md#twice-1) [other](https://example.org)
                [no file](other.md) [no heading](#twice-2) ![no picture](a.png)
                """);

        assertThat(broken(List.of(page))).containsExactly("page.md: other.md", "page.md: #twice-2", "page.md: a.png");
    }

    private static List<String> broken(List<Path> pages) throws IOException {
        List<String> broken = new ArrayList<>();
        Map<Path, Set<String>> anchors = new HashMap<>();
        for (Path page : pages) {
            for (String link : Page.of(page).links) {
                if (!link.matches("(?s)[a-z]+:.*") && !isThere(page, link, anchors)) {
                    broken.add(page.getFileName() + ": " + link);
                }
            }
        }
        return broken;
    }

    private static boolean isThere(Path page, String link, Map<Path, Set<String>> anchors) throws IOException {
        int hash = link.indexOf('#');
        String name = hash < 0 ? link : link.substring(0, hash);
        Path file = name.isEmpty()
                ? page
                : page.resolveSibling(URLDecoder.decode(name, StandardCharsets.UTF_8))
                        .normalize();
        if (hash < 0 || !Files.isRegularFile(file) || !file.toString().endsWith(".md")) {
            return Files.exists(file);
        }
        if (!anchors.containsKey(file)) {
            anchors.put(file, Page.of(file).anchors);
        }
        return anchors.get(file).contains(link.substring(hash + 1));
    }

    private static final class Page extends AbstractVisitor {
        private final List<String> links = new ArrayList<>();
        private final Set<String> anchors = new HashSet<>();

        static Page of(Path file) throws IOException {
            Page page = new Page();
            PARSER.parse(Files.readString(file)).accept(page);
            return page;
        }

        @Override
        public void visit(Link link) {
            links.add(link.getDestination());
            visitChildren(link);
        }

        @Override
        public void visit(Image image) {
            links.add(image.getDestination());
        }

        @Override
        public void visit(Heading heading) {
            String anchor = words(heading)
                    .toLowerCase(Locale.ROOT)
                    .replaceAll("[^\\p{L}\\p{N}\\p{M}_\\- ]", "")
                    .replace(' ', '-');
            String unique = anchor;
            for (int number = 1; !anchors.add(unique); number++) {
                unique = anchor + "-" + number;
            }
            visitChildren(heading);
        }

        private static String words(Node node) {
            StringBuilder words = new StringBuilder();
            node.accept(new AbstractVisitor() {
                @Override
                public void visit(Text text) {
                    words.append(text.getLiteral());
                }

                @Override
                public void visit(Code code) {
                    words.append(code.getLiteral());
                }
            });
            return words.toString();
        }
    }
}
