package io.github.gradientharness.maven;

/** The command that freezes a project as it is, in one module or many, as a message prints it. */
final class FreezeCommand {

    /**
     * Runs all tests first, in each module before it is frozen, and does not end at the drift that is to be frozen. Findings
     * end it as they end every build.
     */
    static final String TYPED = "'mvn clean verify gradient:freeze -Dgradient.onBaselineDrift=warn'";

    private FreezeCommand() {}
}
