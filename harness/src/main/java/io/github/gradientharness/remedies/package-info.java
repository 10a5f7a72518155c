/** Which changes of a network make it learn, shown over seeds against the unchanged network and against changes that do nothing. */
@NullMarked
package io.github.gradientharness.remedies;

import org.jspecify.annotations.NullMarked;
