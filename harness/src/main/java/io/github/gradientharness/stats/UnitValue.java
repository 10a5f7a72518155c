package io.github.gradientharness.stats;

import java.io.Serializable;
import org.apiguardian.api.API;

/**
 * A number of one unit of a layer.
 *
 * @param unit its index, from 0
 * @param value the number
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record UnitValue(int unit, double value) implements Serializable {}
