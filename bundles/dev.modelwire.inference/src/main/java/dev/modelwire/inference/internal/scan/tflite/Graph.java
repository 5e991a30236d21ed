package dev.modelwire.inference.internal.scan.tflite;

import dev.modelwire.inference.internal.scan.ScanRefusal;
import java.util.ArrayList;
import java.util.List;

/** A graph: its tensors, and the tables of its operators. */
record Graph(int index, List<Tensor> tensors, List<Tensor> inputs, List<Tensor> outputs, List<FlatTable> operators) {

    static final int MOST = 200_000;

    static Graph read(int index, FlatTable table, TensorReader reader) {
        table.text(4);
        FlatTable.Vector all = table.vector(0, 4);
        requireFew("tensors", all.count());
        List<Tensor> tensors = new ArrayList<>();
        for (int i = 0; i < all.count(); i++) {
            tensors.add(reader.read(i, table.element(all, i)));
        }
        FlatTable.Vector steps = table.vector(3, 4);
        requireFew("operators", steps.count());
        List<FlatTable> operators = new ArrayList<>();
        for (int i = 0; i < steps.count(); i++) {
            operators.add(table.element(steps, i));
        }
        List<Tensor> inputs = pick("input", tensors, table.int32s(1, MOST));
        if (inputs.stream().distinct().count() != inputs.size()) {
            throw ScanRefusal.damaged("graph [" + index + "] has one tensor as two inputs");
        }
        for (Tensor input : inputs) {
            if (input.constant()) {
                throw ScanRefusal.damaged("graph [" + index + "] has as an input the constant " + input);
            }
            input.filled = true;
            input.used(0);
        }
        return new Graph(index, tensors, inputs, pick("output", tensors, table.int32s(2, MOST)), operators);
    }

    private static void requireFew(String what, int count) {
        if (count > MOST) {
            throw ScanRefusal.damaged("a graph has [" + count + "] " + what + ": it may have [" + MOST + "]");
        }
    }

    private static List<Tensor> pick(String role, List<Tensor> tensors, int[] indices) {
        List<Tensor> picked = new ArrayList<>();
        for (int index : indices) {
            if (index < 0 || index >= tensors.size()) {
                throw ScanRefusal.damaged(
                        "a graph's " + role + " is tensor [" + index + "]: there are [" + tensors.size() + "]");
            }
            picked.add(tensors.get(index));
        }
        return picked;
    }

    /** Returns the most bytes that are alive between two operators; the graph must have been checked. */
    long arenaBytes() {
        long[] change = new long[operators.size() + 2];
        for (Tensor tensor : tensors) {
            if (tensor.firstUse >= 0 && !tensor.constant()) {
                change[tensor.variable ? 0 : tensor.firstUse] += tensor.bytes();
                change[(tensor.variable ? operators.size() : tensor.lastUse) + 1] -= tensor.bytes();
            }
        }
        long now = 0;
        long most = 0;
        for (long each : change) {
            now += each;
            most = Math.max(most, now);
        }
        return most;
    }
}
