/** What the recordings were like when a team froze them, and how they differ from it now. */
@NullMarked
package io.github.gradientharness.baseline;

import org.jspecify.annotations.NullMarked;
