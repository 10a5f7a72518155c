package com.example;

import static org.junit.jupiter.api.Assertions.fail;

import io.github.gradientharness.junit.HealthyGradients;
import org.junit.jupiter.api.Test;

class FraudModelTest {

    @Test
    void failsBeforeItTrains() {
        fail("no data");
    }

    @Test
    @HealthyGradients
    void trainsNothing() {}
}
