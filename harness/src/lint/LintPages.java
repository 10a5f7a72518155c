import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Source;
import org.graalvm.polyglot.Value;

/**
 * Lints the scripts and style sheets of the pages by JSHint and css-tree. Its arguments are the folder of the pages' sources
 * and the folder of files with faults: each of the latter must be found faulty, so that a linter that finds nothing fails.
 */
final class LintPages {

    private final Value lintScript;
    private final Value lintStyles;

    private LintPages(Context context, Path folder) throws IOException {
        context.eval("js", "const window = {};");
        for (String library : List.of("jshint/2.13.6/dist/jshint.js", "css-tree/3.2.1/dist/csstree.js")) {
            String name = "/META-INF/resources/webjars/" + library;
            context.eval(Source.newBuilder("js", LintPages.class.getResource(name)).build());
        }
        Value lint = context.eval(Source.newBuilder("js", folder.resolve("lint.js").toFile()).build());
        Value options = context.eval("js", "(" + Files.readString(folder.resolve("jshint.json")) + ")");
        lintScript = lint.invokeMember("scriptLinter", options);
        lintStyles = lint.getMember("lintStyles");
    }

    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        List<String> faults;
        try (Context context = Context.newBuilder("js").option("engine.WarnInterpreterOnly", "false").build()) {
            LintPages lint = new LintPages(context, folder);
            faults = lint.faults(Path.of(arguments[1]));
            for (Path faulty : files(folder.resolve("faulty"))) {
                if (lint.faults(faulty).isEmpty()) {
                    faults.add(faulty + " has a fault that the linter does not find: mend src/lint.");
                }
            }
        }
        faults.forEach(System.err::println);
        System.exit(faults.isEmpty() ? 0 : 1);
    }

    /** In all scripts and style sheets of a folder, or in one file. Style sheets may use each other's custom properties. */
    private List<String> faults(Path place) throws IOException {
        List<String> faults = new ArrayList<>();
        List<Object> styles = new ArrayList<>();
        for (Path file : files(place)) {
            String name = file.getFileName().toString();
            if (name.endsWith(".css")) {
                styles.addAll(List.of(name, Files.readString(file)));
            } else {
                add(faults, lintScript.execute(name, Files.readString(file)));
            }
        }
        add(faults, lintStyles.execute(styles.toArray()));
        return faults;
    }

    private static List<Path> files(Path place) throws IOException {
        try (Stream<Path> files = Files.walk(place)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static void add(List<String> faults, Value found) {
        for (long i = 0; i < found.getArraySize(); i++) {
            faults.add(found.getArrayElement(i).asString());
        }
    }
}
