package io.github.gradientharness.sample.study;

import io.github.gradientharness.sample.CirclesModel;
import io.github.gradientharness.sample.Kernels;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A network of the tutorial that is trained with several seeds.
 *
 * @param id names it in files
 * @param reference its name in the reference study's files
 * @param model the network
 * @param seeds how many; seed 1 is the first
 */
record Experiment(String id, String reference, CirclesModel model, int seeds) {

    /** As many as it takes to contradict a median at all: {@link Agreement#canTell}. */
    private static final int SEEDS = 10;

    private static final int DEPTHS = 10;
    private static final int WIDE = 25;

    /** The tutorial's own three networks of up to five hidden layers. */
    static List<Experiment> shallow() {
        return List.of(
                new Experiment("tanh-1", "a_tanh1", CirclesModel.tanh(1), SEEDS),
                new Experiment("tanh-5", "b_tanh5", CirclesModel.tanh(5), SEEDS),
                new Experiment("relu-5", "c_relu5", CirclesModel.relu(5), SEEDS));
    }

    /** The tutorial's two deep ones. */
    static List<Experiment> deep() {
        return List.of(
                new Experiment("relu-15", "d_relu15", CirclesModel.relu(15), SEEDS),
                new Experiment("relu-20", "e_relu20", CirclesModel.relu(20), SEEDS));
    }

    /** What the tutorial proposes to try with five tanh layers. */
    static List<Experiment> cures() {
        CirclesModel tanh = CirclesModel.tanh(5);
        CirclesModel glorot = tanh.withKernels(Kernels.GLOROT_UNIFORM, Kernels.GLOROT_UNIFORM);
        CirclesModel he = tanh.withKernels(Kernels.HE_UNIFORM, Kernels.GLOROT_UNIFORM);
        return List.of(
                new Experiment("tanh-5-glorot", "f1_tanh5_glorot", glorot, SEEDS),
                new Experiment("tanh-5-adam", "f2_tanh5_u01_adam", tanh.withAdam(), SEEDS),
                new Experiment("tanh-5-glorot-adam", "f3_tanh5_glorot_adam", glorot.withAdam(), SEEDS),
                new Experiment("tanh-5-he", "i_tanh5_he", he, SEEDS));
    }

    /** The textbook case, which its readers ask for. */
    static List<Experiment> sigmoid() {
        CirclesModel glorot = CirclesModel.sigmoid(5);
        CirclesModel unitInterval = glorot.withKernels(Kernels.UNIT_INTERVAL, Kernels.UNIT_INTERVAL);
        return List.of(
                new Experiment("sigmoid-5-unit", "j1_sigmoid5_u01", unitInterval, SEEDS),
                new Experiment("sigmoid-5-glorot", "j2_sigmoid5_glorot", glorot, SEEDS));
    }

    /** One to ten tanh layers of 5 units. */
    static List<Experiment> narrowDepths() {
        return IntStream.rangeClosed(1, DEPTHS)
                .mapToObj(depth ->
                        new Experiment("tanh-" + depth, "g_tanh" + depth + "_w5", CirclesModel.tanh(depth), SEEDS))
                .toList();
    }

    /** One to ten tanh layers of 25 units. */
    static List<Experiment> wideDepths() {
        return IntStream.rangeClosed(1, DEPTHS)
                .mapToObj(depth -> new Experiment(
                        "tanh-" + depth + "-wide",
                        "h_tanh" + depth + "_w25",
                        CirclesModel.tanh(depth).withWidth(WIDE),
                        SEEDS))
                .toList();
    }

    /** All of them. */
    static List<Experiment> all() {
        return Stream.of(shallow(), deep(), cures(), sigmoid(), narrowDepths(), wideDepths())
                .flatMap(List::stream)
                .toList();
    }

    @Override
    public String toString() {
        return id;
    }
}
