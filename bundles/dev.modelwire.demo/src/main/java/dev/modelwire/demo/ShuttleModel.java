package dev.modelwire.demo;

import dev.modelwire.testkit.tflite.Mlp;

/**
 * A trained version: weights and the scaling they were trained with.
 *
 * @param mlp takes scaled values, gives one probability per {@link ShuttleState}
 * @param scaling turns raw sensor values into scaled ones
 */
public record ShuttleModel(Mlp mlp, Scaling scaling) {

    /** Returns one probability per {@link ShuttleState} for the raw sensor values of a row, V1 first. */
    public float[] probabilities(double... raw) {
        return mlp.forward(scaling.apply(raw));
    }

    /** Returns the most probable state; of equals, the first. */
    public ShuttleState classify(double... raw) {
        float[] probabilities = probabilities(raw);
        int best = 0;
        for (int i = 1; i < probabilities.length; i++) {
            if (probabilities[i] > probabilities[best]) {
                best = i;
            }
        }
        return ShuttleState.at(best);
    }
}
