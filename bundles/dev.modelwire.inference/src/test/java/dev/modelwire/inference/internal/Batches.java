package dev.modelwire.inference.internal;

import dev.modelwire.engine.api.TensorInfo;
import dev.modelwire.testkit.engine.FakeModel;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Models that take several samples in a call. */
public final class Batches {

    private Batches() {}

    /** Returns a model that does with each of so many samples what this one does with its only one. */
    public static FakeModel of(FakeModel one, int batch) {
        int taken = one.inputs().stream().mapToInt(TensorInfo::elementCount).sum();
        List<List<Double>> rows = new ArrayList<>();
        int first = 0;
        for (TensorInfo output : one.outputs()) {
            for (int sample = 0; sample < batch; sample++) {
                for (int element = 0; element < output.elementCount(); element++) {
                    rows.add(row(one, one.rows().get(first + element), batch, sample, taken));
                }
            }
            first += output.elementCount();
        }
        return new FakeModel(whole(one.inputs(), batch), whole(one.outputs(), batch), rows, one.finish());
    }

    /** The weights of a sample are 0 for the elements of all others. */
    private static List<Double> row(FakeModel one, List<Double> weights, int batch, int sample, int taken) {
        List<Double> row = new ArrayList<>(Collections.nCopies(1 + batch * taken, 0.0));
        row.set(0, weights.get(0));
        int from = 1;
        int to = 1;
        for (TensorInfo input : one.inputs()) {
            int size = input.elementCount();
            for (int i = 0; i < size; i++) {
                row.set(to + sample * size + i, weights.get(from + i));
            }
            from += size;
            to += batch * size;
        }
        return row;
    }

    private static List<TensorInfo> whole(List<TensorInfo> tensors, int batch) {
        return tensors.stream().map(tensor -> whole(tensor, batch)).toList();
    }

    /** Returns the tensor of so many samples, of which this is one. */
    public static TensorInfo whole(TensorInfo one, int batch) {
        List<Integer> shape = new ArrayList<>(one.shape());
        shape.set(0, batch);
        return new TensorInfo(one.name(), one.type(), shape);
    }

    /** Returns the manifest of a model of that many samples in place of one. */
    static String manifest(String one, int batch) {
        return one.replace("\"shape\": [1,", "\"shape\": [" + batch + ",")
                .replaceFirst("\"model\"", "\"batch\": " + batch + ", \"model\"");
    }
}
