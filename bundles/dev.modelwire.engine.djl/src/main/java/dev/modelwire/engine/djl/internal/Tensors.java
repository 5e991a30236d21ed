package dev.modelwire.engine.djl.internal;

import dev.modelwire.engine.api.ElementType;
import dev.modelwire.engine.api.EngineException;
import dev.modelwire.engine.api.TensorInfo;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import org.tensorflow.lite.DataType;
import org.tensorflow.lite.Tensor;

/** The inputs or outputs of an interpreter, described in the SPI's words. */
final class Tensors {

    private Tensors() {}

    static List<TensorInfo> describe(String side, int count, IntFunction<Tensor> tensors) throws EngineException {
        List<TensorInfo> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            try {
                all.add(describe(side + " [" + i + "]", tensors.apply(i)));
            } catch (IllegalArgumentException | IllegalStateException e) {
                throw new EngineException(
                        EngineException.Kind.UNSUPPORTED,
                        side + " [" + i + "] cannot be run: " + e.getMessage()
                                + "; convert the model with fixed shapes and numeric types",
                        e);
            }
        }
        if (all.isEmpty()) {
            throw new EngineException(
                    EngineException.Kind.UNSUPPORTED,
                    "the model has 0 tensors on its " + side + " side: it must have at least one; convert it again");
        }
        return List.copyOf(all);
    }

    static List<ByteBuffer> buffers(List<TensorInfo> tensors) {
        return tensors.stream()
                .map(tensor -> ByteBuffer.allocateDirect(tensor.byteCount()).order(ByteOrder.nativeOrder()))
                .toList();
    }

    private static TensorInfo describe(String which, Tensor tensor) throws EngineException {
        int[] signature = tensor.shapeSignature();
        if (Arrays.stream(signature).anyMatch(dimension -> dimension < 0)) {
            throw new EngineException(
                    EngineException.Kind.UNSUPPORTED,
                    which + " has shape " + Arrays.toString(signature)
                            + ": every dimension must be fixed; convert the model with fixed shapes");
        }
        List<Integer> shape = Arrays.stream(tensor.shape()).boxed().toList();
        TensorInfo info = new TensorInfo(tensor.name(), type(which, tensor.dataType()), shape);
        if (info.byteCount() != tensor.numBytes()) {
            throw new EngineException(
                    EngineException.Kind.UNSUPPORTED,
                    which + " has " + tensor.numBytes() + " bytes for shape " + shape + " of " + info.type()
                            + ": it must have " + info.byteCount() + "; convert the model with fixed shapes");
        }
        return info;
    }

    private static ElementType type(String which, DataType type) throws EngineException {
        return switch (type) {
            case FLOAT32 -> ElementType.FP32;
            case INT64 -> ElementType.INT64;
            case INT32 -> ElementType.INT32;
            case INT16 -> ElementType.INT16;
            case INT8 -> ElementType.INT8;
            case UINT8 -> ElementType.UINT8;
            case BOOL -> ElementType.BOOL;
            case STRING ->
                throw new EngineException(
                        EngineException.Kind.UNSUPPORTED,
                        which + " has element type [STRING]: it must be numeric or boolean; move text handling out of"
                                + " the model");
        };
    }
}
