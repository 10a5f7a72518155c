package io.github.gradientharness.assertj;

/** Something that can say where in a recording it is. */
interface Place {

    /** Where it is, in words: test, window, layer. */
    String place();
}
