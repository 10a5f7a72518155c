package io.github.gradientharness.instrument.samediff;

import java.util.Set;
import org.nd4j.autodiff.samediff.internal.SameDiffOp;

/** The role of an operation in a layer, by the name that SameDiff gives the operation. */
enum OperationKind {
    /** Multiplies its input by a kernel. */
    MULTIPLIES(
            "matmul",
            "tensormmul",
            "tensordot",
            "batched_gemm",
            "xw_plus_b",
            "relu_layer",
            "conv1d",
            "conv2d",
            "conv3dnew",
            "deconv2d",
            "deconv2d_tf",
            "deconv3d",
            "depthwise_conv2d",
            "sconv2d",
            "pointwise_conv2d",
            "lstmLayer",
            "lstmCell",
            "lstmBlock",
            "lstmBlockCell",
            "gru",
            "gruCell",
            "sru",
            "sruCell",
            "dot_product_attention",
            "multi_head_dot_product_attention"),
    /** Adds a bias. */
    ADDS("add", "biasadd", "mergesum", "broadcast_add"),
    /** Normalizes what a kernel hands on, or leaves out some of it at random. */
    NORMALIZES("batchnorm", "layer_norm", "standardize", "dropout", "dropout_inverted", "alpha_dropout"),
    /** Applies an activation function. */
    ACTIVATES(
            "relu",
            "relu6",
            "crelu",
            "prelu",
            "leakyrelu",
            "thresholdedrelu",
            "elu",
            "selu",
            "gelu",
            "precise_gelu",
            "tanh",
            "hardtanh",
            "rational_tanh",
            "rectified_tanh",
            "sigmoid",
            "hard_sigmoid",
            "logsigmoid",
            "softmax",
            "log_softmax",
            "softplus",
            "softsign",
            "swish",
            "mish",
            "cube"),
    /** Hands a variable on in another shape or type. */
    PASSES_ON("identity", "reshape", "permute", "transpose", "cast", "expand_dims", "squeeze"),
    /** Anything else. */
    OTHER;

    private final Set<String> names;

    OperationKind(String... names) {
        this.names = Set.of(names);
    }

    static OperationKind of(SameDiffOp operation) {
        String name = operation.getOp().opName();
        for (OperationKind kind : values()) {
            if (kind.names.contains(name)) {
                return kind;
            }
        }
        return OTHER;
    }
}
