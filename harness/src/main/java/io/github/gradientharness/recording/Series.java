package io.github.gradientharness.recording;

/**
 * Names one sequence of summaries: a quantity of one parameter of one layer.
 *
 * @param layer the layer's index
 * @param parameter the parameter's name; empty for quantities of the layer as a whole
 * @param quantity what was measured
 */
public record Series(int layer, String parameter, Quantity quantity) {}
