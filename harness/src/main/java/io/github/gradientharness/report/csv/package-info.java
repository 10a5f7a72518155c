/** All statistics as one table for spreadsheets and data frames. */
@NullMarked
package io.github.gradientharness.report.csv;

import org.jspecify.annotations.NullMarked;
