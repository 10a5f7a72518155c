package io.github.gradientharness.settings;

import static org.assertj.core.api.Assertions.assertThat;

import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.factory.Nd4j;

class LibraryVersionTest {

    @Test
    void theVersionIsThatOfTheJarsFileName() {
        String dl4j = LibraryVersion.of(MultiLayerNetwork.class, "org.deeplearning4j", "deeplearning4j-nn");
        String nd4j = LibraryVersion.of(Nd4j.class, "org.nd4j", "nd4j-api");

        assertThat(jarOf(MultiLayerNetwork.class)).endsWith("/deeplearning4j-nn-" + dl4j + ".jar");
        assertThat(jarOf(Nd4j.class)).endsWith("/nd4j-api-" + nd4j + ".jar");
    }

    @Test
    void aJarThatDoesNotSayItIsOfAnUnknownVersion() {
        assertThat(LibraryVersion.of(Nd4j.class, "org.nd4j", "no-such-artifact"))
                .isEqualTo("unknown");
    }

    private static String jarOf(Class<?> type) {
        return type.getProtectionDomain().getCodeSource().getLocation().getPath();
    }
}
