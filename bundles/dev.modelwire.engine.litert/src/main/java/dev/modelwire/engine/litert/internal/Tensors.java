package dev.modelwire.engine.litert.internal;

import dev.modelwire.engine.api.ElementType;
import dev.modelwire.engine.api.EngineException;
import dev.modelwire.engine.api.TensorInfo;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.tensorflowlite.Interpreter;
import org.bytedeco.tensorflowlite.TfLiteIntArray;
import org.bytedeco.tensorflowlite.TfLiteTensor;
import org.bytedeco.tensorflowlite.global.tensorflowlite;
import org.jspecify.annotations.Nullable;

/** The inputs or outputs of an interpreter, described in the SPI's words. */
final class Tensors {

    private Tensors() {}

    /** Describes the tensors with these numbers. */
    static List<NativeTensor> describe(String side, Interpreter interpreter, IntPointer numbers, boolean copied)
            throws EngineException {
        List<NativeTensor> all = new ArrayList<>();
        for (int i = 0; i < numbers.limit(); i++) {
            String which = side + " [" + i + "]";
            TfLiteTensor tensor = interpreter.tensor(numbers.get(i));
            if (tensor == null || tensor.isNull()) {
                throw unsupported(which + " is none of the model's tensors", "publish the model again");
            }
            all.add(NativeTensor.of(describe(which, tensor), tensor, copied));
        }
        if (all.isEmpty()) {
            throw unsupported(
                    "the model has 0 tensors on its " + side + " side: it must have at least one", "convert it again");
        }
        return List.copyOf(all);
    }

    private static TensorInfo describe(String which, TfLiteTensor tensor) throws EngineException {
        List<Integer> signature = dimensions(tensor.dims_signature());
        if (signature.stream().anyMatch(dimension -> dimension < 0)) {
            throw unsupported(
                    which + " has shape " + signature + ": every dimension must be fixed",
                    "convert the model with fixed shapes");
        }
        ElementType type = type(which, tensor.type());
        if (tensor.allocation_type() == tensorflowlite.kTfLiteDynamic
                || tensor.data().data() == null) {
            throw unsupported(
                    which + " gets its shape only while the model runs: every dimension must be fixed",
                    "convert the model with fixed shapes");
        }
        try {
            String name = tensor.name() == null ? "" : tensor.name().getString(StandardCharsets.UTF_8);
            TensorInfo info = new TensorInfo(name, type, dimensions(tensor.dims()));
            if (info.byteCount() != tensor.bytes()) {
                throw unsupported(
                        which + " has " + tensor.bytes() + " bytes for shape " + info.shape() + " of " + info.type()
                                + ": it must have " + info.byteCount(),
                        "convert the model with fixed shapes");
            }
            return info;
        } catch (IllegalArgumentException e) {
            throw new EngineException(
                    EngineException.Kind.UNSUPPORTED,
                    which + " cannot be run: " + e.getMessage() + "; convert the model with fixed shapes",
                    e);
        }
    }

    private static List<Integer> dimensions(@Nullable TfLiteIntArray dimensions) {
        return dimensions == null || dimensions.isNull()
                ? List.of()
                : IntStream.range(0, dimensions.size())
                        .map(dimensions::data)
                        .boxed()
                        .toList();
    }

    private static ElementType type(String which, int type) throws EngineException {
        return switch (type) {
            case tensorflowlite.kTfLiteFloat32 -> ElementType.FP32;
            case tensorflowlite.kTfLiteFloat64 -> ElementType.FP64;
            case tensorflowlite.kTfLiteInt64 -> ElementType.INT64;
            case tensorflowlite.kTfLiteInt32 -> ElementType.INT32;
            case tensorflowlite.kTfLiteInt16 -> ElementType.INT16;
            case tensorflowlite.kTfLiteInt8 -> ElementType.INT8;
            case tensorflowlite.kTfLiteUInt8 -> ElementType.UINT8;
            case tensorflowlite.kTfLiteBool -> ElementType.BOOL;
            case tensorflowlite.kTfLiteString ->
                throw unsupported(
                        which + " has element type [STRING]: it must be numeric or boolean",
                        "move text handling out of the model");
            default ->
                throw unsupported(
                        which + " has TFLite's element type number [" + type + "], which has no equal here",
                        "convert the model with 32-bit floats or with integers");
        };
    }

    private static EngineException unsupported(String what, String remedy) {
        return new EngineException(EngineException.Kind.UNSUPPORTED, what + "; " + remedy);
    }
}
