package io.github.gradientharness.instrument.rebuild;

import org.apiguardian.api.API;

/**
 * A change of a network's configuration that may make it learn.
 *
 * @param id unlike that of any other remedy, such as {@code glorot}
 * @param family those of one family change the same thing, so two of them are not combined
 * @param title what it changes, in words
 * @param call the call of the configuration's builder that has the same effect, to paste
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record Remedy(String id, String family, String title, String call) {}
