package io.github.gradientharness.stats;

/**
 * A number of one unit of a layer.
 *
 * @param unit its index, from 0
 * @param value the number
 */
public record UnitValue(int unit, double value) {}
