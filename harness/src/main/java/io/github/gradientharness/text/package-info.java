/** Numbers, names and tables as text: the same digits and the same cuts wherever they are shown. */
@NullMarked
package io.github.gradientharness.text;

import org.jspecify.annotations.NullMarked;
