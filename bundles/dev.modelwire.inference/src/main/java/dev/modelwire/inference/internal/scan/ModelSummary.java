package dev.modelwire.inference.internal.scan;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a scan has seen in a model file.
 *
 * @param format {@code tflite} or {@code onnx}
 * @param version of the format: TFLite's schema, ONNX's default operator set
 * @param weightBytes bytes of the constants
 * @param memoryBytes an estimate of what one session takes: the constants, and the most that is alive between two operators
 * @param inputs in the order of the file
 * @param outputs in the order of the file
 * @param operators the names of the operators, each once, sorted
 */
public record ModelSummary(
        String format,
        long version,
        long weightBytes,
        long memoryBytes,
        List<Tensor> inputs,
        List<Tensor> outputs,
        List<String> operators) {

    /** What stands before the name of an operator that is none of the format's own. */
    public static final String CUSTOM = "custom ";

    /**
     * An input or an output.
     *
     * @param name as the file has it, cut after 256 bytes
     * @param type as the format names it, for example {@code FLOAT32}
     * @param shape -1 for a dimension that the caller sets
     */
    public record Tensor(String name, String type, List<Long> shape) {
        public Tensor {
            shape = List.copyOf(shape);
        }
    }

    public ModelSummary {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
        operators = List.copyOf(operators);
    }

    /** Returns the names of the operators that are none of the format's own. */
    public Set<String> customOperators() {
        return operators.stream()
                .filter(operator -> operator.startsWith(CUSTOM))
                .map(operator -> operator.substring(CUSTOM.length()))
                .collect(Collectors.toSet());
    }
}
