package dev.modelwire.inference.internal.scan.onnx;

import dev.modelwire.inference.internal.scan.ScanRefusal;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What ONNX Runtime takes unseen: with other numbers, or with constants of another size, it divides by nothing, or reads
 * and writes where nothing is. Operators of other domains are named with their domain.
 */
final class NodeRules {

    private static final long MOST = Integer.MAX_VALUE;
    private static final long MOST_DIMENSIONS = 64;

    private static final Map<String, Map<String, Bounds>> NUMBERS = Map.of(
            "GatherND", Map.of("batch_dims", new Bounds(0, MOST_DIMENSIONS)),
            "RoiAlign",
                    Map.of(
                            "sampling_ratio", new Bounds(0, 1024),
                            "output_height", new Bounds(1, 65_536),
                            "output_width", new Bounds(1, 65_536)),
            "TfIdfVectorizer", Map.of("max_skip_count", new Bounds(0, 1024)),
            "com.microsoft.GatherBlockQuantized", Map.of("block_size", new Bounds(16, MOST)),
            "com.microsoft.MatMulNBits", Map.of("block_size", new Bounds(16, MOST)));

    /** Inputs, by their position, that must have elements if they are constants. */
    private static final Map<String, Set<Integer>> NOT_EMPTY = Map.of("STFT", Set.of(0, 1, 2, 3));

    /** Inputs, by their position, that must have exactly so many elements if they are constants. */
    private static final Map<String, Map<Integer, Long>> EXACTLY = Map.of("OneHot", Map.of(1, 1L, 2, 2L));

    private record Bounds(long least, long most) {}

    private NodeRules() {}

    static void checkNumber(String operator, String attribute, long value) {
        Bounds bounds = NUMBERS.getOrDefault(operator, Map.of()).get(attribute);
        if (bounds != null && (value < bounds.least() || value > bounds.most())) {
            throw ScanRefusal.damaged("node " + operator + " has [" + attribute + "] of [" + value + "]: it must be "
                    + bounds.least() + " to " + bounds.most());
        }
    }

    static void checkConstants(String operator, List<String> inputs, Names names) {
        Set<Integer> notEmpty = NOT_EMPTY.getOrDefault(operator, Set.of());
        Map<Integer, Long> exactly = EXACTLY.getOrDefault(operator, Map.of());
        for (int i = 0; i < inputs.size(); i++) {
            long elements = names.elementsOfConstant(inputs.get(i));
            if (elements < 0) {
                continue;
            }
            if (elements == 0 && notEmpty.contains(i)) {
                throw refused(operator, i, elements, "some");
            }
            Long expected = exactly.get(i);
            if (expected != null && expected != elements) {
                throw refused(operator, i, elements, Long.toString(expected));
            }
        }
    }

    private static ScanRefusal refused(String operator, int input, long elements, String expected) {
        return ScanRefusal.damaged("node " + operator + " reads a constant of [" + elements
                + "] elements as its input [" + input + "]: it must have " + expected);
    }
}
