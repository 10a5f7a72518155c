package com.example;

import io.github.gradientharness.instrument.GradientRecorder;
import io.github.gradientharness.junit.HealthyGradients;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@HealthyGradients
class FraudModelTest {

    @Test
    @Timeout(1)
    void waitsForData(GradientRecorder recorder) throws InterruptedException {
        Training.record(recorder, 0.5);
        new CountDownLatch(1).await();
    }
}
