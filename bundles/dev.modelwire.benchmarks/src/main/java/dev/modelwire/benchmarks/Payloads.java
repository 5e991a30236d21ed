package dev.modelwire.benchmarks;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;

/** Inputs between 0 and 1, the same for every path. */
final class Payloads {

    private Payloads() {}

    static float[] floats(long seed, int count) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] floats = new float[count];
        for (int i = 0; i < count; i++) {
            floats[i] = (float) random.nextDouble();
        }
        return floats;
    }

    static byte[] bytes(float[] floats) {
        ByteBuffer bytes = ByteBuffer.allocate(floats.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(floats);
        return bytes.array();
    }

    static ByteBuffer direct(float[] floats) {
        return ByteBuffer.allocateDirect(floats.length * Float.BYTES)
                .order(ByteOrder.nativeOrder())
                .put(bytes(floats))
                .flip();
    }

    /** Returns a record as a wire brings it: a property for each element, or one with all bytes. */
    static Map<String, Object> record(boolean features, float[] floats) {
        Map<String, Object> record = new LinkedHashMap<>();
        if (features) {
            for (int i = 0; i < floats.length; i++) {
                record.put(Subject.feature(i), floats[i]);
            }
        } else {
            record.put(Subject.INPUT, bytes(floats));
        }
        return record;
    }
}
