/** What people read of findings in a console: the message of a failed test, a line for a finding, charts of characters. */
@NullMarked
package io.github.gradientharness.report.text;

import org.jspecify.annotations.NullMarked;
