package io.github.gradientharness.instrument.dl4j.remedy;

import io.github.gradientharness.instrument.rebuild.Remedy;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.deeplearning4j.nn.conf.GradientNormalization;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.weights.IWeightInit;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;

/**
 * The remedies that are tried, each with where it comes from. In the order in which they are listed where they help alike: what
 * changes least comes first. Orthogonal initialisation is missing: the decomposition that DL4J 1.0.0-M2.1 draws it by never returns for
 * some matrices.
 */
enum NetworkRemedy {
    /** X. Glorot and Y. Bengio, Understanding the difficulty of training deep feedforward neural networks, 2010. */
    GLOROT(
            Family.UNITS,
            "Glorot's initialisation",
            ".weightInit(WeightInit.XAVIER) on every layer",
            drawn(WeightInit.XAVIER)),
    /** K. He et al., Delving Deep into Rectifiers, 2015. */
    HE(Family.UNITS, "He's initialisation", ".weightInit(WeightInit.RELU) on every layer", drawn(WeightInit.RELU)),
    /** Y. LeCun et al., Efficient BackProp, 1998. */
    LECUN(
            Family.UNITS,
            "LeCun's initialisation",
            ".weightInit(WeightInit.LECUN_NORMAL) on every layer",
            drawn(WeightInit.LECUN_NORMAL)),
    TANH(
            Family.UNITS,
            "tanh with Glorot's initialisation",
            ".activation(Activation.TANH).weightInit(WeightInit.XAVIER) on every hidden layer",
            activated(Activation.TANH, WeightInit.XAVIER)),
    RELU(
            Family.UNITS,
            "ReLU with He's initialisation",
            ".activation(Activation.RELU).weightInit(WeightInit.RELU) on every hidden layer",
            activated(Activation.RELU, WeightInit.RELU)),
    LEAKY_RELU(
            Family.UNITS,
            "leaky ReLU with He's initialisation",
            ".activation(Activation.LEAKYRELU).weightInit(WeightInit.RELU) on every hidden layer",
            activated(Activation.LEAKYRELU, WeightInit.RELU)),
    /** G. Klambauer et al., Self-Normalizing Neural Networks, 2017. */
    SELU(
            Family.UNITS,
            "SELU with LeCun's initialisation",
            ".activation(Activation.SELU).weightInit(WeightInit.LECUN_NORMAL) on every hidden layer",
            activated(Activation.SELU, WeightInit.LECUN_NORMAL)),
    /** D. Kingma and J. Ba, Adam: A Method for Stochastic Optimization, 2015. */
    ADAM(
            Family.UPDATER,
            "Adam with a learning rate of 0.001",
            ".updater(new Adam(1e-3))",
            draft -> Parts.trained(draft).forEach(layer -> update(layer, new Adam(1e-3)))),
    LOWER_RATE(
            Family.UPDATER,
            "a tenth of the learning rate",
            "the learning rate divided by 10 in .updater(...)",
            rate(0.1)),
    HIGHER_RATE(Family.UPDATER, "ten times the learning rate", "the learning rate times 10 in .updater(...)", rate(10)),
    /** R. Pascanu et al., On the difficulty of training recurrent neural networks, 2013. */
    CLIPPED(
            Family.GRADIENT,
            "gradients clipped at a norm of 1",
            ".gradientNormalization(GradientNormalization.ClipL2PerLayer).gradientNormalizationThreshold(1.0)",
            normalized(GradientNormalization.ClipL2PerLayer)),
    RENORMALIZED(
            Family.GRADIENT,
            "gradients of each layer scaled to a norm of 1",
            ".gradientNormalization(GradientNormalization.RenormalizeL2PerLayer)",
            normalized(GradientNormalization.RenormalizeL2PerLayer)),
    /** Clipping at a norm that is too small stops training. */
    NOT_CLIPPED(
            Family.GRADIENT,
            "gradients neither clipped nor scaled",
            "no .gradientNormalization(...)",
            draft -> Parts.trained(draft).forEach(layer -> layer.setGradientNormalization(GradientNormalization.None))),
    NOT_REGULARIZED(
            Family.REGULARIZATION,
            "no regularization",
            "no .l1(...), .l2(...) or .weightDecay(...)",
            draft -> Parts.trained(draft).forEach(layer -> layer.setRegularization(List.of()))),
    ZERO_BIASES(
            Family.BIASES,
            "biases that begin at zero",
            "no .biasInit(...) on any layer",
            draft -> Parts.weighted(draft).forEach(layer -> layer.setBiasInit(0))),
    /** S. Ioffe and C. Szegedy, Batch Normalization, 2015. */
    BATCH_NORMALIZATION(
            Family.NORMALIZATION,
            "batch normalization before each hidden activation",
            "hidden layers with .activation(Activation.IDENTITY), each followed by .layer(new BatchNormalization.Builder().build())"
                    + " and .layer(new ActivationLayer(...)) with the activation it had",
            BatchNormalized::change),
    /** Y. LeCun et al., Efficient BackProp, 1998, section 4.3. */
    STANDARDIZED_INPUTS(
            Family.NORMALIZATION,
            "inputs standardized",
            "a first .layer(new BatchNormalization.Builder().lockGammaBeta(true).build()), or the data through NormalizerStandardize",
            BatchNormalized::changeInputs),
    CLIPPED_LOSS(
            Family.LOSS,
            "the loss clipped at 1e-7",
            "new LossBinaryXENT(1e-7) in the output layer",
            ClippedLoss::change);

    /** What is changed; of each family one at a time. */
    private enum Family {
        UNITS,
        UPDATER,
        GRADIENT,
        REGULARIZATION,
        BIASES,
        NORMALIZATION,
        LOSS
    }

    private final Family family;
    private final String title;
    private final String call;
    private final Consumer<Draft> change;

    NetworkRemedy(Family family, String title, String call, Consumer<Draft> change) {
        this.family = family;
        this.title = title;
        this.call = call;
        this.change = change;
    }

    String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    Remedy remedy() {
        return new Remedy(id(), family.name().toLowerCase(Locale.ROOT), title, call);
    }

    void change(Draft draft) {
        change.accept(draft);
    }

    static NetworkRemedy of(String id) {
        return Arrays.stream(values())
                .filter(remedy -> remedy.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no remedy '" + id + "'"));
    }

    /** Those that change something of a network. */
    static List<Remedy> applicable(Supplier<Draft> drafts) {
        String before = drafts.get().json();
        return Arrays.stream(values())
                .filter(remedy -> {
                    Draft draft = drafts.get();
                    remedy.change(draft);
                    return !draft.json().equals(before);
                })
                .map(NetworkRemedy::remedy)
                .toList();
    }

    private static Consumer<Draft> drawn(WeightInit scheme) {
        return draft -> Parts.weighted(draft).forEach(layer -> layer.setWeightInitFn(scheme.getWeightInitFunction()));
    }

    private static Consumer<Draft> activated(Activation activation, WeightInit scheme) {
        IWeightInit drawn = scheme.getWeightInitFunction();
        return draft -> {
            List<BaseLayer> hidden = Parts.activated(draft);
            boolean isOther = hidden.stream()
                    .anyMatch(layer -> !layer.getActivationFn()
                            .getClass()
                            .equals(activation.getActivationFunction().getClass()));
            if (isOther) {
                hidden.forEach(layer -> {
                    layer.setActivationFn(activation.getActivationFunction());
                    layer.setWeightInitFn(drawn);
                });
            }
        };
    }

    private static Consumer<Draft> rate(double factor) {
        return draft -> Parts.trained(draft).forEach(layer -> {
            IUpdater updater = layer.getIUpdater().clone();
            double rate = updater.hasLearningRate() ? updater.getLearningRate(0, 0) : Double.NaN;
            // A schedule would be lost by a plain rate.
            if (rate > 0 && rate == updater.getLearningRate(1_000_000, 10_000)) {
                updater.setLrAndSchedule(rate * factor, null);
                update(layer, updater);
            }
        });
    }

    static void update(BaseLayer layer, IUpdater updater) {
        layer.setIUpdater(updater);
        if (layer.getBiasUpdater() != null) {
            layer.setBiasUpdater(updater.clone());
        }
    }

    private static Consumer<Draft> normalized(GradientNormalization kind) {
        Predicate<BaseLayer> isNew =
                layer -> !(layer instanceof BatchNormalization) && layer.getGradientNormalization() != kind;
        return draft -> Parts.trained(draft).stream().filter(isNew).forEach(layer -> {
            layer.setGradientNormalization(kind);
            layer.setGradientNormalizationThreshold(1.0);
        });
    }
}
