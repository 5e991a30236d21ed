package dev.modelwire.testkit.tflite;

/** What is applied to each output of a dense layer. */
public enum Activation {
    /** The output as it is. */
    NONE,
    /** {@code max(0, x)}; fused into the layer. */
    RELU,
    /** Hyperbolic tangent, an operator of its own behind the layer. */
    TANH,
    /** {@code 1 / (1 + exp(-x))}, an operator of its own behind the layer. */
    LOGISTIC;

    double apply(double x) {
        return switch (this) {
            case NONE -> x;
            case RELU -> Math.max(0, x);
            case TANH -> StrictMath.tanh(x);
            case LOGISTIC -> 1 / (1 + StrictMath.exp(-x));
        };
    }
}
