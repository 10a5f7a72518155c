package io.github.gradientharness.assertj;

import org.assertj.core.api.AbstractDoubleAssert;

/**
 * Makes the assertion at the end of a chain: on one number, or on one number of each layer.
 *
 * @param <N> the assertion's type
 */
@FunctionalInterface
interface AssertionFactory<N> {

    /** For a single layer. */
    AssertionFactory<AbstractDoubleAssert<?>> NUMBER = profile -> Navigation.number(profile, Profile::first);

    /** For several. */
    AssertionFactory<ProfileAssert> PROFILE = ProfileAssert::new;

    N on(Step<Profile> profile);
}
