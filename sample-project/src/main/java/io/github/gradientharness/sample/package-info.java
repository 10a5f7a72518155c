/**
 * The two-circles tutorial in DL4J: data set, networks and updater, as an ordinary project would hold them.
 *
 * <table>
 * <caption>Where to find what</caption>
 * <tr><th>points</th><td>{@link io.github.gradientharness.sample.CirclesData}</td></tr>
 * <tr><th>scaling</th><td>{@link io.github.gradientharness.sample.MinMaxScaler}</td></tr>
 * <tr><th>splits</th><td>{@link io.github.gradientharness.sample.TutorialData}</td></tr>
 * <tr><th>shuffling</th><td>{@link io.github.gradientharness.sample.ShuffledMinibatches}</td></tr>
 * <tr><th>initialisation</th><td>{@link io.github.gradientharness.sample.CirclesNetworks}</td></tr>
 * <tr><th>updater</th><td>{@link io.github.gradientharness.sample.ClassicalMomentum}</td></tr>
 * <tr><th>accuracy</th><td>{@link io.github.gradientharness.sample.Accuracy}</td></tr>
 * </table>
 *
 * <p>The models come from J. Brownlee, "How to Fix the Vanishing Gradients Problem Using the ReLU", which uses Keras
 * and scikit-learn. Every type here reproduces what those two libraries compute, so that results can be compared.
 */
package io.github.gradientharness.sample;
