/** The two-circles networks in Deep Java Library, on PyTorch. */
package io.github.gradientharness.sample.djl;
