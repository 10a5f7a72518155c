package io.github.gradientharness.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** How large packages, methods and lists of parameters may get, and which names say nothing. Read from the sources. */
class SizesAndNamesTest {

    private static final Path MAIN = Path.of("src/main/java/io/github/gradientharness");
    private static final int MOST_TYPES = 45;
    private static final int MOST_LINES = 50;
    private static final int MOST_PARAMETERS = 6;
    private static final Pattern SAYS_NOTHING =
            Pattern.compile("OneOfMany|LookedAt|AsWritten|LaterMap|Stretch|Leaf|told|among");

    private static final List<Method> METHODS = new ArrayList<>();

    private record Method(Path file, String name, int lines, int parameters, boolean isOfRecord) {}

    private static List<Path> sources() throws IOException {
        try (Stream<Path> all = Files.walk(MAIN)) {
            return all.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.endsWith("package-info.java"))
                    .toList();
        }
    }

    @BeforeAll
    static void readMethods() throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            JavacTask task = (JavacTask)
                    compiler.getTask(null, files, null, null, null, files.getJavaFileObjectsFromPaths(sources()));
            SourcePositions positions = Trees.instance(task).getSourcePositions();
            for (CompilationUnitTree unit : task.parse()) {
                new Reader(unit, positions).scan(unit, false);
            }
        }
    }

    /** Hands down whether what it looks at is in a record. */
    private static final class Reader extends TreeScanner<Void, Boolean> {

        private final CompilationUnitTree unit;
        private final SourcePositions positions;

        Reader(CompilationUnitTree unit, SourcePositions positions) {
            this.unit = unit;
            this.positions = positions;
        }

        @Override
        public Void visitClass(ClassTree type, Boolean inRecord) {
            return super.visitClass(type, type.getKind() == Tree.Kind.RECORD);
        }

        @Override
        public Void visitMethod(MethodTree method, Boolean inRecord) {
            long first = line(positions.getStartPosition(unit, method));
            long last = line(positions.getEndPosition(unit, method));
            String name = method.getName().toString();
            METHODS.add(new Method(
                    Path.of(unit.getSourceFile().toUri()),
                    name,
                    (int) (last - first + 1),
                    method.getParameters().size(),
                    inRecord && name.equals("<init>")));
            return super.visitMethod(method, inRecord);
        }

        private long line(long position) {
            return unit.getLineMap().getLineNumber(position);
        }
    }

    @Test
    void aMethodFitsOnAScreen() {
        assertThat(METHODS).hasSizeGreaterThan(1000).noneMatch(method -> method.lines() > MOST_LINES);
    }

    /** A record's constructors are left out: they name its parts, and a wide one is made by a builder or a copy. */
    @Test
    void aMethodTakesFewParameters() {
        assertThat(METHODS)
                .filteredOn(method -> !method.isOfRecord())
                .hasSizeGreaterThan(1000)
                .noneMatch(method -> method.parameters() > MOST_PARAMETERS);
    }

    @Test
    void aPackageHasFewTypes() throws IOException {
        Map<Path, Long> types = sources().stream()
                .filter(file -> !file.getParent().endsWith("view"))
                .collect(Collectors.groupingBy(Path::getParent, Collectors.counting()));

        assertThat(types)
                .hasSizeGreaterThan(20)
                .allSatisfy((folder, number) ->
                        assertThat(number).as(folder.toString()).isLessThanOrEqualTo(MOST_TYPES));
    }

    @Test
    void noTwoTypesHaveOneName() throws IOException {
        Map<String, List<Path>> byName = sources().stream()
                .collect(Collectors.groupingBy(file -> file.getFileName().toString()));

        assertThat(byName)
                .hasSizeGreaterThan(300)
                .allSatisfy((name, files) -> assertThat(files).hasSize(1));
    }

    @Test
    void namesSayWhatThingsAre() throws IOException {
        assertThat(sources())
                .map(file -> file.getFileName().toString().replace(".java", ""))
                .noneMatch(name -> SAYS_NOTHING.matcher(name).matches());
        assertThat(METHODS)
                .noneMatch(method -> SAYS_NOTHING.matcher(method.name()).matches());
    }
}
