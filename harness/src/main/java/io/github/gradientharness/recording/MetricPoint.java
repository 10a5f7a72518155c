package io.github.gradientharness.recording;

import org.apiguardian.api.API;

/**
 * A number that only the user knows, such as the accuracy on test data.
 *
 * @param name what it is
 * @param epoch epoch that was running or had just ended, from 1; 0 before training
 * @param iteration iterations done so far
 * @param value may be NaN or infinite
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record MetricPoint(String name, int epoch, long iteration, double value) {}
