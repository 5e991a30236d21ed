package dev.modelwire.inference.internal.mapping;

import dev.modelwire.engine.api.TensorInfo;
import java.util.ArrayList;
import java.util.List;

/** Tensors that hold a number of samples in their first dimension. */
public final class Samples {

    private Samples() {}

    /** Returns one sample of a tensor that holds that many. */
    public static TensorInfo one(TensorInfo whole, int batch) {
        if (batch == 1) {
            return whole;
        }
        List<Integer> shape = new ArrayList<>(whole.shape());
        shape.set(0, 1);
        return new TensorInfo(whole.name(), whole.type(), shape);
    }
}
