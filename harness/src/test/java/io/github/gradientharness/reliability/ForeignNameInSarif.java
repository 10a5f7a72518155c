package io.github.gradientharness.reliability;

import io.github.gradientharness.report.SarifOfOneTraining;
import java.io.IOException;
import java.nio.file.Path;

/** Writes the findings of a class whose name is outside ASCII. */
public final class ForeignNameInSarif {

    private ForeignNameInSarif() {}

    /** Takes the module's folder and the file. */
    public static void main(String[] arguments) throws IOException {
        System.out.println(System.getProperty("sun.jnu.encoding")); // the parent process reads it
        SarifOfOneTraining.write(
                Path.of(arguments[1]), Path.of(arguments[0]), "com.example.Gr\u00f6\u00dfeTest", "learns");
    }
}
