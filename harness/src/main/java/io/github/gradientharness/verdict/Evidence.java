package io.github.gradientharness.verdict;

import org.apiguardian.api.API;

/**
 * One fact that supports a finding.
 *
 * @param name what was looked at
 * @param value what was seen, as text
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Evidence(String name, String value) {}
