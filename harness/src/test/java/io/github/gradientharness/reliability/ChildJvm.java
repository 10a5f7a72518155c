package io.github.gradientharness.reliability;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Starts a program of the tests' class path in a JVM of its own. */
final class ChildJvm {

    private ChildJvm() {}

    /** Starts it; what it logs is left out. */
    static Process start(List<String> jvmOptions, Class<?> program, String... arguments) throws IOException {
        return builder(jvmOptions, program, arguments).start();
    }

    /** The same before it is started, so that its environment can be set. */
    static ProcessBuilder builder(List<String> jvmOptions, Class<?> program, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto"));
        command.addAll(jvmOptions);
        command.addAll(List.of("-cp", classPath(), program.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
    }

    /** Surefire may hide the class path in a manifest, and keeps it in a property of its own then. */
    private static String classPath() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    }
}
