package io.github.gradientharness.report.sarif;

/**
 * Where a test stands.
 *
 * @param uri the source file, relative to the repository, as a URI reference
 * @param line the line of the test method, or of the class where the method was not found; from 1
 */
record SourceLocation(String uri, int line) {}
