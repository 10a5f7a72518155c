/** Remedies tried on the tutorial's sick networks. Run by the profile "remedies". */
package io.github.gradientharness.sample.remedies;
