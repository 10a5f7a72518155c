package com.example;

import io.github.gradientharness.junit.HealthyGradients;
import org.testng.annotations.Test;

@HealthyGradients
public class OldModelTest {

    @Test
    public void learns() {}
}
