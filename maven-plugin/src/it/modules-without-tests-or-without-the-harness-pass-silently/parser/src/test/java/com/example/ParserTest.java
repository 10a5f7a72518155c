package com.example;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ParserTest {

    @Test
    void parses() {
        assertTrue("1".matches("[0-9]"));
    }
}
