package io.github.gradientharness.report.chart;

import org.apiguardian.api.API;

/**
 * A bar of a bar chart.
 *
 * @param label what it stands for
 * @param share its height, from 0 to 1
 * @param sick whether to point it out
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record Bar(String label, double share, boolean sick) {}
