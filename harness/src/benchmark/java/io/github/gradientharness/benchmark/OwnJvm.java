package io.github.gradientharness.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs a program in a JVM of its own with limited memory, as that of a build is, and lets it print what it measures. */
final class OwnJvm {

    private static final int ROUNDS = 3;

    private OwnJvm() {}

    /**
     * Runs it three times, one after the other.
     *
     * @throws IllegalStateException if a run ends with an error
     */
    static void measure(Class<?> program, String memory, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + memory,
                "-classpath",
                System.getProperty("java.class.path"),
                program.getName()));
        command.addAll(List.of(arguments));
        for (int round = 0; round < ROUNDS; round++) {
            int exit = new ProcessBuilder(command).inheritIO().start().waitFor();
            if (exit != 0) {
                throw new IllegalStateException(program.getSimpleName() + " ended with " + exit);
            }
        }
    }
}
