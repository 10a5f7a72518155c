package io.github.gradientharness.report.view;

import org.apiguardian.api.API;

/**
 * A name and a value.
 *
 * @param name what it is
 * @param value as text
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record FactView(String name, String value) {}
