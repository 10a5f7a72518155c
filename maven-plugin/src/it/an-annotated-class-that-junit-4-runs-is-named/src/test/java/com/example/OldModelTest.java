package com.example;

import io.github.gradientharness.junit.HealthyGradients;
import org.junit.Test;

@HealthyGradients
public class OldModelTest {

    @Test
    public void learns() {}
}
