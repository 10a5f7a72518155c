package io.github.gradientharness.instrument;

import io.github.gradientharness.recording.Model;
import java.util.Map;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * What an adapter knows of a model before it trains.
 *
 * @param model its description
 * @param seed its random seed, where known
 * @param environment versions of what it runs on
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record ModelFacts(Model model, @Nullable Long seed, Map<String, String> environment) {}
