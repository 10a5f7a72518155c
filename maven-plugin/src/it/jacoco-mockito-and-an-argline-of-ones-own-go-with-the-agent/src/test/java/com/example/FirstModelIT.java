package com.example;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.mockito.Mockito.mock;

import org.junit.jupiter.api.Test;

class FirstModelIT {

    @Test
    void trainsInAForkOfItsOwn() {
        assertEquals(5, new Model().train(mock(Model.Source.class)));
        assertEquals("yes", System.getProperty("kept"));
    }
}
