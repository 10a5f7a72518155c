package com.example;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import org.junit.jupiter.api.Test;

class ModelTest {

    @Test
    void trainsWithAMock() {
        Model.Source source = mock(Model.Source.class);
        when(source.largest()).thenReturn(1.0);

        assertEquals(5, new Model().train(source));
        assertEquals("yes", System.getProperty("kept"));
    }
}
