/** The reference suites: the tutorial's networks, each trained and judged as a user of the harness would do it. */
package io.github.gradientharness.sample.suites;
