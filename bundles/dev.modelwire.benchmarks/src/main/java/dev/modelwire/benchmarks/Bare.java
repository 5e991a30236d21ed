package dev.modelwire.benchmarks;

import dev.modelwire.engine.api.EngineSession;
import java.lang.reflect.Field;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The runtime's own call on what a session holds, without anything of the session around it. */
@FunctionalInterface
interface Bare {

    void invoke() throws Exception;

    /** Returns the call that this engine's runtime offers. The session must have run once, so that its inputs are filled. */
    static Bare of(EngineKind kind, EngineSession session) throws ReflectiveOperationException {
        return switch (kind) {
            case DJL -> {
                var interpreter = (org.tensorflow.lite.Interpreter) field(session, "interpreter");
                Object[] inputs = (Object[]) field(session, "inputs");
                @SuppressWarnings("unchecked") // as the session declares it
                Map<Integer, Object> outputs = (Map<Integer, Object>) field(session, "outputs");
                ByteBuffer first = buffers(session, "outputBuffers").get(0);
                yield () -> {
                    first.clear();
                    interpreter.runForMultipleInputsOutputs(inputs, outputs);
                };
            }
            case LITERT -> {
                var interpreter = (org.bytedeco.tensorflowlite.Interpreter) field(session, "interpreter");
                yield () -> {
                    if (interpreter.Invoke() != 0) {
                        throw new IllegalStateException("TFLite failed");
                    }
                };
            }
            case ONNX -> {
                var runtime = (ai.onnxruntime.OrtSession) field(session, "session");
                @SuppressWarnings("unchecked") // as the session declares it
                var inputs = (Map<String, ai.onnxruntime.OnnxTensor>) field(session, "inputs");
                @SuppressWarnings("unchecked") // as the session declares it
                var outputs = (Map<String, ai.onnxruntime.OnnxTensor>) field(session, "outputs");
                yield () -> runtime.run(inputs, Set.of(), outputs).close();
            }
        };
    }

    /** Fills the input before, and takes the output after the call, by one copy each. */
    default Bare filled(EngineSession session, ByteBuffer from, ByteBuffer to) throws ReflectiveOperationException {
        ByteBuffer input = base(session, "inputBuffers").get(0);
        ByteBuffer output = base(session, "outputBuffers").get(0);
        return () -> {
            input.clear();
            input.put(from.rewind());
            invoke();
            output.clear();
            to.clear().put(output);
        };
    }

    @SuppressWarnings("unchecked") // as the session declares it
    private static List<ByteBuffer> buffers(EngineSession session, String name) throws ReflectiveOperationException {
        return (List<ByteBuffer>) field(session, name);
    }

    @SuppressWarnings("unchecked") // as the session declares it
    private static List<ByteBuffer> base(EngineSession session, String name) throws ReflectiveOperationException {
        return (List<ByteBuffer>) read(EngineSession.class.getDeclaredField(name), session);
    }

    private static Object field(EngineSession session, String name) throws ReflectiveOperationException {
        return read(session.getClass().getDeclaredField(name), session);
    }

    private static Object read(Field field, Object of) throws ReflectiveOperationException {
        field.setAccessible(true);
        return field.get(of);
    }
}
