package io.github.gradientharness.maven.setup;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A POM as its author formatted it. Lines are added; no other character changes. */
public final class PomText {

    private static final String PROJECT = "project";
    private static final String BUILD = "project/build";
    private static final String PLUGINS = "project/build/plugins";
    private static final String DEPENDENCIES = "project/dependencies";

    /** Comments, character data and declarations first, so that no tag in them counts. */
    private static final Pattern TAG = Pattern.compile(
            "<!--.*?-->|<!\\[CDATA\\[.*?]]>|<[?!][^>]*>|<(?<close>/?)(?<name>[^\\s/>]+)[^>]*?(?<empty>/?)>",
            Pattern.DOTALL);

    private final List<String> lines;
    private final String lineEnd;
    private final String indent;

    /** Offsets of the first start tag and the last end tag of each path of elements. */
    private final Map<String, Integer> starts = new HashMap<>();

    private final Map<String, Integer> ends = new HashMap<>();
    private final String text;

    /** Reads the text of a POM. */
    public PomText(String text) {
        this.text = text;
        lineEnd = text.contains("\r\n") ? "\r\n" : "\n";
        lines = List.of(text.split("\r?\n", -1));
        Deque<String> path = new ArrayDeque<>();
        Matcher tag = TAG.matcher(text);
        String found = "  ";
        while (tag.find()) {
            if (tag.group("name") == null) {
                continue;
            }
            if (tag.group("close").isEmpty()) {
                path.addLast(tag.group("name"));
                starts.putIfAbsent(String.join("/", path), tag.start());
                if (path.size() == 2 && starts.size() == 2) {
                    found = blanksBefore(tag.start()).orElse(found);
                }
            }
            if (!tag.group("close").isEmpty()) {
                ends.put(String.join("/", path), tag.start());
            }
            if (!tag.group("close").isEmpty() || !tag.group("empty").isEmpty()) {
                path.pollLast();
            }
        }
        indent = found.isEmpty() ? "  " : found;
    }

    /** Where a plugin goes; empty if its place can't be told. */
    public Optional<Insertion> plugin(List<String> snippet) {
        if (starts.containsKey(PLUGINS)) {
            return atEndOf(PLUGINS, snippet);
        }
        List<String> plugins = wrapped("plugins", snippet);
        if (starts.containsKey(BUILD)) {
            return atEndOf(BUILD, plugins);
        }
        return atEndOf(PROJECT, wrapped("build", plugins));
    }

    /** Where a dependency goes; empty if its place can't be told. */
    public Optional<Insertion> dependency(List<String> snippet) {
        if (starts.containsKey(DEPENDENCIES)) {
            return atEndOf(DEPENDENCIES, snippet);
        }
        List<String> dependencies = wrapped("dependencies", snippet);
        return starts.containsKey(BUILD)
                ? before(starts.get(BUILD), indent, dependencies)
                : atEndOf(PROJECT, dependencies);
    }

    /** The text with lines added. */
    public String with(List<Insertion> insertions) {
        return String.join(lineEnd, Insertion.into(lines, insertions, ""));
    }

    /** The lines of the text. */
    public List<String> lines() {
        return lines;
    }

    private Optional<Insertion> atEndOf(String path, List<String> snippet) {
        Integer end = ends.get(path);
        if (end == null) {
            return Optional.empty();
        }
        String outer = blanksBefore(end).orElse("");
        return before(end, outer + indent, snippet);
    }

    /** Only where nothing else stands on the line, so that no line has to be divided. */
    private Optional<Insertion> before(int offset, String margin, List<String> snippet) {
        if (blanksBefore(offset).isEmpty()) {
            return Optional.empty();
        }
        int line = (int)
                text.substring(0, offset).chars().filter(each -> each == '\n').count();
        return Optional.of(new Insertion(
                line, snippet.stream().map(each -> margin + indented(each)).toList()));
    }

    private Optional<String> blanksBefore(int offset) {
        String before = text.substring(text.lastIndexOf('\n', offset - 1) + 1, offset);
        return before.isBlank() ? Optional.of(before) : Optional.empty();
    }

    private static List<String> wrapped(String element, List<String> snippet) {
        List<String> wrapped = new ArrayList<>();
        wrapped.add("<" + element + ">");
        snippet.forEach(line -> wrapped.add("  " + line));
        wrapped.add("</" + element + ">");
        return wrapped;
    }

    /** A line that is indented by two blanks a level, indented as the POM is. */
    private String indented(String line) {
        int blanks = line.length() - line.stripLeading().length();
        return indent.repeat(blanks / 2) + line.stripLeading();
    }
}
