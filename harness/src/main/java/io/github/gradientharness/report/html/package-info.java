/** The pages that people read, made of figures and text by templates. */
@NullMarked
package io.github.gradientharness.report.html;

import org.jspecify.annotations.NullMarked;
