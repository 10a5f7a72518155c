package io.github.gradientharness.instrument.djl;

import ai.djl.nn.Block;
import ai.djl.nn.LambdaBlock;
import ai.djl.nn.Parameter;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.SymbolBlock;
import ai.djl.nn.norm.BatchNorm;
import ai.djl.nn.norm.Dropout;
import ai.djl.util.Pair;
import io.github.gradientharness.recording.Layer;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The layers of a tree of blocks: those that hold parameters, in the order in which blocks were added.
 *
 * <p>A function that follows a layer belongs to it, as an activation function does in other frameworks; batch normalization,
 * dropout and identity functions may lie in between.
 */
final class BlockTree {

    private final Block root;
    private final FunctionNames functions;
    private final List<TrainedLayer> layers = new ArrayList<>();
    private final Map<Block, String> names = new IdentityHashMap<>();
    private final Map<Block, String> activations = new IdentityHashMap<>();

    /** By the last block of a layer, which may be its activation function, the layer's block. */
    private final Map<Block, Block> outputs = new IdentityHashMap<>();

    BlockTree(Block root, FunctionNames functions) {
        this.root = root;
        this.functions = functions;
        findActivations();
        add("", root);
    }

    private void findActivations() {
        Block waiting = null;
        for (Block block : sequence()) {
            if (isKernelLayer(block)) {
                waiting = block;
                outputs.put(block, block);
            } else if (waiting != null && block instanceof LambdaBlock function) {
                String name = functions.nameOf(function);
                if (!FunctionNames.IDENTITY.equals(name)) {
                    if (!name.isEmpty()) {
                        activations.put(waiting, name);
                        outputs.values().remove(waiting);
                        outputs.put(block, waiting);
                    }
                    waiting = null;
                }
            } else if (!(block instanceof BatchNorm || block instanceof Dropout)) {
                waiting = null;
            }
        }
    }

    private static boolean isKernelLayer(Block block) {
        return block.getChildren().isEmpty()
                && block.getDirectParameters().values().stream().anyMatch(it -> it.getType() == Parameter.Type.WEIGHT);
    }

    /** The blocks that run one after the other; a block that is no sequence is one of them, whatever is in it. */
    List<Block> sequence() {
        List<Block> all = new ArrayList<>();
        addSequence(root, all);
        return all;
    }

    private static void addSequence(Block block, List<Block> all) {
        if (isSequence(block)) {
            block.getChildren().values().forEach(child -> addSequence(child, all));
        } else {
            all.add(block);
        }
    }

    /** A class of the user's that only adds its blocks is a sequence; one that runs them by itself may do as it likes. */
    private static boolean isSequence(Block block) {
        return block instanceof SequentialBlock sequence
                && !sequence.isReturnIntermediate()
                && runsAs(SequentialBlock.class, block.getClass());
    }

    private static boolean runsAs(Class<?> base, Class<?> type) {
        return type == base
                || Stream.of(type.getDeclaredMethods())
                                .noneMatch(method -> method.getName().startsWith("forward"))
                        && runsAs(base, type.getSuperclass());
    }

    private void add(String name, Block block) {
        List<Pair<String, Parameter>> own = new ArrayList<>();
        block.getDirectParameters().forEach(own::add);
        own.removeIf(it -> isStatistic(it.getValue()));
        if (!own.isEmpty() && names.putIfAbsent(block, name) == null) {
            layers.add(layer(name.isEmpty() ? block.getClass().getSimpleName() : name, block, own));
        }
        for (Pair<String, Block> child : block.getChildren()) {
            add(name.isEmpty() ? child.getKey() : name + "_" + child.getKey(), child.getValue());
        }
    }

    /** What a batch normalization keeps of its inputs is not trained. */
    private static boolean isStatistic(Parameter parameter) {
        return Set.of(Parameter.Type.RUNNING_MEAN, Parameter.Type.RUNNING_VAR).contains(parameter.getType());
    }

    private TrainedLayer layer(String name, Block block, List<Pair<String, Parameter>> own) {
        List<Parameter> trained = new ArrayList<>();
        List<io.github.gradientharness.recording.Parameter> described = new ArrayList<>();
        for (Pair<String, Parameter> it : own) {
            if (it.getValue().requiresGradient()) {
                trained.add(it.getValue());
                described.add(BlockSize.parameter(it.getKey(), it.getValue()));
            }
        }
        String type = block.getClass().getSimpleName();
        BlockSize size = BlockSize.of(block);
        Layer layer = new Layer(
                layers.size(),
                name,
                trained.isEmpty() ? "Frozen(" + type + ")" : type,
                activations.getOrDefault(block, ""),
                size.fanIn(),
                size.units(),
                described);
        return new TrainedLayer(block, layer, trained);
    }

    List<TrainedLayer> layers() {
        return layers;
    }

    /** By the block whose output is a layer's, the layer. */
    Map<Block, Layer> outputs() {
        Map<Block, Layer> found = new IdentityHashMap<>();
        Map<Block, Layer> byBlock = new IdentityHashMap<>();
        layers.forEach(layer -> byBlock.put(layer.block(), layer.layer()));
        outputs.forEach((last, block) -> found.put(last, byBlock.get(block)));
        return found;
    }

    /** Each parameter that is kept from training, by the name that DJL has for it. */
    Map<String, Parameter> frozen() {
        Map<String, Parameter> frozen = new LinkedHashMap<>();
        for (Pair<String, Parameter> it : root.getParameters()) {
            if (!isStatistic(it.getValue()) && !it.getValue().requiresGradient()) {
                frozen.put(it.getKey(), it.getValue());
            }
        }
        return frozen;
    }

    /** The first block that is not DJL's, so that nobody knows what a second pass through it would do; null if there is none. */
    @Nullable
    Block stranger() {
        return stranger(root);
    }

    private static @Nullable Block stranger(Block block) {
        String type = block.getClass().getName();
        boolean isKnown =
                type.startsWith("ai.djl.nn.") || type.startsWith("ai.djl.basicmodelzoo.") || isSequence(block);
        if (!isKnown || block instanceof SymbolBlock) {
            return block;
        }
        for (Block child : block.getChildren().values()) {
            Block found = stranger(child);
            if (found != null) {
                return found;
            }
        }
        return null;
    }
}
