package io.github.gradientharness.recording;

import org.apiguardian.api.API;

/**
 * A finding that a test declared to be there on purpose.
 *
 * @param rule the rule's id
 * @param layer name of the layer it must be in; empty for any
 * @param reason why it is accepted, in the user's words
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Expectation(String rule, String layer, String reason) {}
