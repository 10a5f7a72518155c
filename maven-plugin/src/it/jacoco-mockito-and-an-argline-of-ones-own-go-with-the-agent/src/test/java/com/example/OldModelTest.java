package com.example;

import static org.junit.Assert.assertEquals;
import static org.mockito.Mockito.mock;

import org.junit.Test;

public class OldModelTest {

    @Test
    public void trainsUnderJUnit4() {
        assertEquals(5, new Model().train(mock(Model.Source.class)));
    }
}
