package com.example;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExamplesTest {

    @ParameterizedTest
    @ValueSource(strings = {"10", "15"})
    @DisplayName("the example runs and learns")
    void stripes(String epochs) {
        StripesExample.main(new String[] {epochs});

        assertTrue(StripesExample.accuracy > 0.9);
    }
}
