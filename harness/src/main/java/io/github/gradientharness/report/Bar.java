package io.github.gradientharness.report;

/**
 * A bar of a bar chart.
 *
 * @param label what it stands for
 * @param share its height, from 0 to 1
 * @param sick whether to point it out
 */
record Bar(String label, double share, boolean sick) {}
