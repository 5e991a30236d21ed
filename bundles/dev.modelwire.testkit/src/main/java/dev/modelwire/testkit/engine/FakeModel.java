package dev.modelwire.testkit.engine;

import dev.modelwire.engine.api.ElementType;
import dev.modelwire.engine.api.EngineException;
import dev.modelwire.engine.api.TensorInfo;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * An affine model as text: the elements of all inputs, one after the other, are multiplied with the rows, one row for
 * each element of all outputs. A row is a bias and one weight for each input element.
 *
 * <pre>
 * modelwire-fake 1
 * input features FP32 1 2
 * output scores FP32 1 1
 * finish none
 * row 0.5 1 -1
 * </pre>
 *
 * @param inputs its inputs
 * @param outputs its outputs
 * @param rows a bias and weights for each output element
 * @param finish what is done to the elements of an output before they are answered
 */
public record FakeModel(List<TensorInfo> inputs, List<TensorInfo> outputs, List<List<Double>> rows, Finish finish) {

    private static final String HEADER = "modelwire-fake 1";

    /** The last step of a model. */
    public enum Finish {
        /** As computed. */
        NONE,
        /** Softmax over each output. */
        SOFTMAX,
        /** NaN in the first element of each output. */
        NAN,
        /** Positive infinity in the first element of each output. */
        INFINITE,
        /** Ends the process by an access to memory that it does not have. */
        SEGFAULT,
        /** Does that if an answer is negative. */
        FRAGILE,
        /** Ends the process by itself. */
        EXIT,
        /** Never ends. */
        HANG,
        /** Takes memory without end. */
        HOARD,
        /** Takes a twentieth of a second. */
        SLOW
    }

    public FakeModel {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
        rows = rows.stream().map(List::copyOf).toList();
        int taken = inputs.stream().mapToInt(TensorInfo::elementCount).sum();
        int given = outputs.stream().mapToInt(TensorInfo::elementCount).sum();
        if (rows.size() != given || rows.stream().anyMatch(row -> row.size() != taken + 1)) {
            throw new IllegalArgumentException(
                    "a fake model must have " + given + " rows of " + (taken + 1) + " numbers");
        }
    }

    /**
     * Returns a model of one FP32 input and one FP32 output, both with a leading dimension of 1.
     *
     * @param rows for each output element a bias and one weight for each input element
     */
    public static FakeModel of(String input, String output, Finish finish, double[]... rows) {
        List<List<Double>> copy = new ArrayList<>();
        for (double[] row : rows) {
            copy.add(java.util.Arrays.stream(row).boxed().toList());
        }
        return new FakeModel(
                List.of(new TensorInfo(input, ElementType.FP32, List.of(1, rows[0].length - 1))),
                List.of(new TensorInfo(output, ElementType.FP32, List.of(1, rows.length))),
                copy,
                finish);
    }

    /** Returns the model as text. */
    public String text() {
        StringBuilder text = new StringBuilder(HEADER).append('\n');
        inputs.forEach(tensor -> append(text, "input", tensor));
        outputs.forEach(tensor -> append(text, "output", tensor));
        text.append("finish ").append(finish.name()).append('\n');
        for (List<Double> row : rows) {
            text.append("row");
            row.forEach(number -> text.append(' ').append(number));
            text.append('\n');
        }
        return text.toString();
    }

    /** Returns the bytes of the model's file. */
    public byte[] bytes() {
        return text().getBytes(StandardCharsets.UTF_8);
    }

    static FakeModel read(Path file) throws EngineException {
        try {
            return parse(Files.readString(file));
        } catch (IOException | IllegalArgumentException e) {
            throw new EngineException(
                    EngineException.Kind.INVALID_MODEL,
                    "model file [" + file.getFileName() + "] is no fake model: " + e.getMessage(),
                    e);
        }
    }

    private static FakeModel parse(String text) {
        List<TensorInfo> inputs = new ArrayList<>();
        List<TensorInfo> outputs = new ArrayList<>();
        List<List<Double>> rows = new ArrayList<>();
        Finish finish = Finish.NONE;
        List<String> lines = text.lines().toList();
        if (lines.isEmpty() || !lines.get(0).equals(HEADER)) {
            throw new IllegalArgumentException("it must begin with [" + HEADER + "]");
        }
        for (String line : lines.subList(1, lines.size())) {
            List<String> words = List.of(line.split(" "));
            switch (words.get(0)) {
                case "input" -> inputs.add(tensor(words));
                case "output" -> outputs.add(tensor(words));
                case "finish" -> finish = Finish.valueOf(words.get(1));
                case "row" ->
                    rows.add(words.stream().skip(1).map(Double::valueOf).toList());
                default -> throw new IllegalArgumentException("line [" + line + "] has no meaning");
            }
        }
        return new FakeModel(inputs, outputs, rows, finish);
    }

    private static TensorInfo tensor(List<String> words) {
        return new TensorInfo(
                words.get(1),
                ElementType.valueOf(words.get(2)),
                words.stream().skip(3).map(Integer::valueOf).toList());
    }

    private static void append(StringBuilder text, String key, TensorInfo tensor) {
        text.append(key).append(' ').append(tensor.name()).append(' ').append(tensor.type());
        tensor.shape().forEach(dimension -> text.append(' ').append(dimension));
        text.append('\n');
    }
}
