/** JSON as plain Java values; the one place beside {@code recording.file} that knows the library which reads and writes it. */
@NullMarked
package io.github.gradientharness.json;

import org.jspecify.annotations.NullMarked;
