package io.github.gradientharness.recording;

/**
 * A finding that a test declared to be there on purpose.
 *
 * @param rule the rule's id
 * @param layer name of the layer it must be in; empty for any
 * @param reason why it is accepted, in the user's words
 */
public record Expectation(String rule, String layer, String reason) {}
