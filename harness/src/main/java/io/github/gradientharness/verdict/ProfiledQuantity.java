package io.github.gradientharness.verdict;

import io.github.gradientharness.recording.Quantity;
import java.util.Locale;
import java.util.Optional;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/** The number of a layer that a profile over depth holds. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public enum ProfiledQuantity {
    /** The mean absolute gradient of a layer's kernels. */
    KERNEL_GRADIENT("mean |gradient|", "layer's kernel", "no gradient", Quantity.GRADIENT),
    /** The L2 norm of the gradient of a layer's kernels. */
    GRADIENT_NORM("L2 norm of the gradient", "layer's kernel", "no gradient", Quantity.GRADIENT),
    /** The mean absolute dL/da of a layer's output. */
    OUTPUT_GRADIENT("mean |dL/da|", "hidden layer's output", "no gradient", Quantity.ACTIVATION_GRADIENT),
    /** The L2 norm of an update over that of the kernel. */
    UPDATE("L2 norm of the update over the kernel's", "layer", "not moved", Quantity.UPDATE),
    /** The mean absolute activation. */
    OUTPUT("mean |activation|", "layer", "all zero", Quantity.ACTIVATION),
    /** The share of a layer's units that are saturated for half of the samples or more. */
    SATURATED_UNITS("share of saturated units", "hidden layer", "", null),
    /** The share of a layer's units that are zero for every sample. */
    DEAD_UNITS("share of dead units", "hidden layer", "", null),
    /** The share of the variance of a layer's activations that lies in one component. */
    UNIT_SIMILARITY("share of the activations' variance in one component", "hidden layer", "", null);

    private final String size;
    private final String of;
    private final String zero;
    private final @Nullable Quantity quantity;

    ProfiledQuantity(String size, String of, String zero, @Nullable Quantity quantity) {
        this.size = size;
        this.of = of;
        this.zero = zero;
        this.quantity = quantity;
    }

    /** The number in words, such as "mean |gradient|". */
    public String size() {
        return size;
    }

    /** The number of one layer, such as "its mean |gradient|". */
    public String ofOne() {
        return switch (this) {
            case GRADIENT_NORM -> "L2 norm of its gradient";
            case UPDATE -> "update over its kernel";
            default -> "its " + size;
        };
    }

    /** What it is a number of, such as "layer's kernel". */
    public String of() {
        return of;
    }

    /** What a layer is whose number is zero, such as "no gradient"; empty where zero is a number like any other. */
    public String zero() {
        return zero;
    }

    /** The number as the beginning of a sentence, such as "Mean |gradient|". */
    public String title() {
        return size.substring(0, 1).toUpperCase(Locale.ROOT) + size.substring(1);
    }

    /** The recorded quantity whose size it is; empty for a share. */
    public Optional<Quantity> quantity() {
        return Optional.ofNullable(quantity);
    }

    /** Whether it is a share, to be printed as a percentage. */
    public boolean isShare() {
        return quantity == null;
    }
}
