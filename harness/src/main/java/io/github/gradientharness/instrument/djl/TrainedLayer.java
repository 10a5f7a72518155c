package io.github.gradientharness.instrument.djl;

import ai.djl.nn.Block;
import io.github.gradientharness.recording.Layer;
import java.util.List;

/**
 * A block that holds parameters.
 *
 * @param block the block
 * @param layer what the recording keeps of it
 * @param parameters those that are trained, in the order of the layer's
 */
record TrainedLayer(Block block, Layer layer, List<ai.djl.nn.Parameter> parameters) {}
