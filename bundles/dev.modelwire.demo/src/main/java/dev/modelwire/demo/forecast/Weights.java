package dev.modelwire.demo.forecast;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Objects;

/** Weights as a file: FP32, little-endian, one part after the other in the order of {@link Net}. */
final class Weights {

    private static final int PARTS = 8;

    private Weights() {}

    static byte[] bytes(Net net) {
        int count = 0;
        for (int part = 0; part < PARTS; part++) {
            count += net.weights(part).length;
        }
        ByteBuffer out = ByteBuffer.allocate(count * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (int part = 0; part < PARTS; part++) {
            for (float value : net.weights(part)) {
                out.putFloat(value);
            }
        }
        return out.array();
    }

    static Net net(NetShape shape, byte[] file) {
        int[] sizes = shape.sizes();
        ByteBuffer in = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        float[][] parts = new float[PARTS][];
        for (int part = 0; part < PARTS; part++) {
            if (in.remaining() < sizes[part] * Float.BYTES) {
                throw new IllegalArgumentException(
                        "weights of [" + file.length + "] bytes are too few for " + shape + ": train the version anew");
            }
            parts[part] = new float[sizes[part]];
            for (int i = 0; i < sizes[part]; i++) {
                parts[part][i] = in.getFloat();
            }
        }
        if (in.hasRemaining()) {
            throw new IllegalArgumentException(
                    "weights of [" + file.length + "] bytes are too many for " + shape + ": train the version anew");
        }
        return new Net(shape, parts);
    }

    /** Reads a file among the resources of this package. */
    static byte[] resource(String name) {
        try (InputStream in = Objects.requireNonNull(Weights.class.getResourceAsStream(name), name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("[" + name + "] cannot be read: rebuild the jar", e);
        }
    }
}
