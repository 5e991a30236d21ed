package dev.modelwire.testkit.tflite;

import java.util.SplittableRandom;

/** Weights from a random source. */
final class Randoms {

    private Randoms() {}

    static float[][] uniform(SplittableRandom random, double limit, int rows, int columns) {
        float[][] values = new float[rows][columns];
        for (float[] row : values) {
            for (int i = 0; i < columns; i++) {
                row[i] = (float) ((2 * random.nextDouble() - 1) * limit);
            }
        }
        return values;
    }
}
