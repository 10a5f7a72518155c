package io.github.gradientharness.remedies;

import io.github.gradientharness.recording.Model;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.CRC32;
import org.apiguardian.api.API;

/** Tells networks apart by what recordings say of them: layers, activation functions, shapes and updater; not the initialisation. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class RecordedNetwork {

    private RecordedNetwork() {}

    /** The same for networks that recordings describe alike. */
    public static String fingerprint(Model model) {
        String layers = model.layers().stream()
                .map(layer -> List.of(
                        layer.name(),
                        layer.type(),
                        layer.activation(),
                        layer.fanIn(),
                        layer.units(),
                        layer.parameters().stream()
                                .map(it -> it.name() + it.shape())
                                .toList()))
                .map(List::toString)
                .collect(Collectors.joining());
        CRC32 checksum = new CRC32();
        checksum.update((model.kind() + model.updater() + layers).getBytes(StandardCharsets.UTF_8));
        return Long.toHexString(checksum.getValue());
    }
}
