package dev.modelwire.testkit.engine;

import dev.modelwire.engine.api.EngineException;
import dev.modelwire.engine.api.EngineSession;
import dev.modelwire.engine.api.SessionCall;
import dev.modelwire.engine.api.TensorInfo;
import java.nio.ByteBuffer;
import java.util.List;

/** FP32 inputs in, all FP32 outputs out, one behind the other. */
public final class FloatCall implements SessionCall {

    private final float[][] in;
    private final float[] out;

    private FloatCall(float[][] in, float[] out) {
        this.in = in;
        this.out = out;
    }

    /** Runs a model with one input. */
    public static float[] run(EngineSession session, float... in) throws EngineException {
        return runAll(session, in);
    }

    /** Runs a model with several inputs. */
    public static float[] runAll(EngineSession session, float[]... in) throws EngineException {
        int outputs =
                session.outputs().stream().mapToInt(TensorInfo::elementCount).sum();
        FloatCall call = new FloatCall(in, new float[outputs]);
        session.run(call);
        return call.out;
    }

    @Override
    public void write(List<ByteBuffer> inputs) {
        for (int i = 0; i < in.length; i++) {
            for (float value : in[i]) {
                inputs.get(i).putFloat(value);
            }
        }
    }

    @Override
    public void read(List<ByteBuffer> outputs) {
        int next = 0;
        for (ByteBuffer output : outputs) {
            while (output.hasRemaining()) {
                out[next++] = output.getFloat();
            }
        }
    }
}
