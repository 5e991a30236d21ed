package dev.modelwire.inference.internal.scan;

import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.modelwire.testkit.mutation.Mutants;
import dev.modelwire.testkit.onnx.OnnxModels;
import dev.modelwire.testkit.tflite.Fixtures;
import dev.modelwire.testkit.tflite.Lstm;
import dev.modelwire.testkit.tflite.Variations;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

/** Whatever is in a file, the scan ends with an answer, and takes no more memory than its pages and what it has read. */
class MutantPropertyTest {

    private static final int MOST_BYTES = 2 << 20;
    private static final List<byte[]> TFLITE = tflite();
    private static final List<byte[]> ONNX = List.of(
            OnnxModels.of(Fixtures.mlp(1, 10, 32, 4), "in", "out"), OnnxModels.of(Lstm.of(1, 3, 4, 5, 2), "in", "out"));

    static { // what is loaded once is not counted
        TFLITE.forEach(model -> Scans.of("tflite", model));
        ONNX.forEach(model -> Scans.of("onnx", model));
    }

    private static List<byte[]> tflite() {
        List<byte[]> models = new ArrayList<>(Variations.all().values());
        models.add(Fixtures.tflite(1, 10, 32, 4));
        models.add(Lstm.of(1, 3, 4, 5, 2).toTflite("in", "out"));
        return models;
    }

    @Property(tries = 1500)
    void scan_anyTfliteMutant_answersWithinBounds(
            @ForAll @IntRange(max = 100) int which,
            @ForAll @LongRange(max = 1000) long seed,
            @ForAll @IntRange(max = 10_000) int number) {
        assertAnswers("tflite", new Mutants(TFLITE.get(which % TFLITE.size()), new BitSet(), seed).get(number));
    }

    @Property(tries = 1000)
    void scan_anyOnnxMutant_answersWithinBounds(
            @ForAll @IntRange(max = 1) int which,
            @ForAll @LongRange(max = 1000) long seed,
            @ForAll @IntRange(max = 10_000) int number) {
        assertAnswers("onnx", new Mutants(ONNX.get(which), new BitSet(), seed).get(number));
    }

    @Property(tries = 200)
    void scan_anyBytes_answersWithinBounds(@ForAll @Size(max = 2000) byte[] bytes) {
        assertAnswers("onnx", bytes);
        assertAnswers("tflite", bytes);
    }

    private static void assertAnswers(String format, byte[] model) {
        long bytes = Heap.allocatedBy(() -> assertNotNull(Scans.of(format, model)));
        assertTrue(bytes < MOST_BYTES, "allocated " + bytes);
    }
}
