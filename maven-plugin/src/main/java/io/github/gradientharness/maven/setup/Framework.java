package io.github.gradientharness.maven.setup;

/** What a project trains with, and the first test that fits it. */
public enum Framework {
    DL4J("DL4J", "org.deeplearning4j:deeplearning4j-nn", "FirstGradientTest"),
    SAMEDIFF("SameDiff", "org.nd4j:nd4j-api", "FirstSameDiffTest"),
    DJL("DJL", "ai.djl:api", "FirstDjlTest");

    private final String title;
    private final String artifact;
    private final String test;

    Framework(String title, String artifact, String test) {
        this.title = title;
        this.artifact = artifact;
        this.test = test;
    }

    /** Its name as people write it. */
    public String title() {
        return title;
    }

    /** What it is known by on a class path: group and artifact. */
    public String artifact() {
        return artifact;
    }

    /** The class of its first test. */
    String test() {
        return test;
    }
}
