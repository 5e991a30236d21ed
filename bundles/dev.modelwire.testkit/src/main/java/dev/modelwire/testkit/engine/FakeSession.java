package dev.modelwire.testkit.engine;

import dev.modelwire.engine.api.ElementType;
import dev.modelwire.engine.api.EngineException;
import dev.modelwire.engine.api.EngineSession;
import dev.modelwire.engine.api.SessionOptions;
import dev.modelwire.engine.api.TensorInfo;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/** Computes a {@link FakeModel} in plain Java. */
final class FakeSession extends EngineSession {

    private final FakeEngine engine;
    private final FakeModel model;
    private final double[][] rows;
    private final List<ByteBuffer> in;
    private final List<ByteBuffer> out;
    private final double[] features;
    private boolean freed;

    FakeSession(FakeEngine engine, FakeModel model, SessionOptions options) {
        this(engine, model, options, buffers(model.inputs()), buffers(model.outputs()));
    }

    private FakeSession(
            FakeEngine engine, FakeModel model, SessionOptions options, List<ByteBuffer> in, List<ByteBuffer> out) {
        super(options, model.inputs(), in, model.outputs(), out);
        this.engine = engine;
        this.model = model;
        this.in = in;
        this.out = out;
        this.rows = model.rows().stream()
                .map(row -> row.stream().mapToDouble(Double::doubleValue).toArray())
                .toArray(double[][]::new);
        this.features = new double[rows.length == 0 ? 0 : rows[0].length - 1];
    }

    @Override
    protected void resetState() {}

    @Override
    protected void invoke() throws EngineException {
        if (freed) {
            engine.usedAfterFree();
        }
        engine.beforeRun();
        int at = 0;
        for (int i = 0; i < in.size(); i++) {
            ElementType type = model.inputs().get(i).type();
            while (in.get(i).hasRemaining()) {
                features[at++] = Elements.get(type, in.get(i));
            }
        }
        int row = 0;
        for (int o = 0; o < out.size(); o++) {
            ElementType type = model.outputs().get(o).type();
            double[] values = new double[out.get(o).capacity() / type.bytes()];
            for (int e = 0; e < values.length; e++) {
                values[e] = affine(rows[row++]);
            }
            finish(values);
            for (double value : values) {
                Elements.put(type, out.get(o), value);
            }
        }
    }

    @Override
    protected void release() {
        freed = true;
        engine.closedOne();
    }

    private double affine(double[] row) {
        double sum = row[0];
        for (int i = 0; i < features.length; i++) {
            sum += row[i + 1] * features[i];
        }
        return sum;
    }

    private void finish(double[] values) {
        switch (model.finish()) {
            case NONE -> {}
            case NAN -> values[0] = Double.NaN;
            case INFINITE -> values[0] = Double.POSITIVE_INFINITY;
            case SEGFAULT -> Hostile.segfault();
            case FRAGILE -> {
                if (values[0] < 0) {
                    Hostile.segfault();
                }
            }
            case EXIT -> Runtime.getRuntime().halt(3);
            case HANG -> Hostile.hang();
            case HOARD -> Hostile.hoard();
            case SLOW -> Hostile.compute(50_000_000);
            case SOFTMAX -> {
                double sum = 0;
                for (int i = 0; i < values.length; i++) {
                    values[i] = Math.exp(values[i]);
                    sum += values[i];
                }
                for (int i = 0; i < values.length; i++) {
                    values[i] /= sum;
                }
            }
        }
    }

    private static List<ByteBuffer> buffers(List<TensorInfo> tensors) {
        return tensors.stream()
                .map(tensor -> ByteBuffer.allocateDirect(tensor.byteCount()).order(ByteOrder.nativeOrder()))
                .toList();
    }
}
