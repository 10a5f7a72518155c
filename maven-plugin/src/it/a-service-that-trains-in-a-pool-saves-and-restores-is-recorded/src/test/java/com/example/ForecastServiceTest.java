package com.example;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ForecastServiceTest {

    @TempDir
    private Path folder;

    @Test
    void goesOnFromTheSavedModel() throws Exception {
        try (ForecastService service = new ForecastService(folder.resolve("model.zip").toFile())) {
            double first = service.train(15).get(1, TimeUnit.MINUTES);
            double second = service.train(15).get(1, TimeUnit.MINUTES);

            assertTrue(second < first);
        }
    }
}
