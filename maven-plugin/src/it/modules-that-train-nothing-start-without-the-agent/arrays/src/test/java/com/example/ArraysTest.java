package com.example;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

class ArraysTest {

    @Test
    void startsWithTheAgentOnlyWhereThereIsAFramework() {
        assertEquals(
                Boolean.parseBoolean(System.getProperty("agent.expected", "true")),
                ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                        .anyMatch(argument -> argument.startsWith("-javaagent:")));
    }
}
