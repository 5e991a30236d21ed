package dev.modelwire.engine.onnx.internal;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.TensorInfo.OnnxTensorType;
import dev.modelwire.engine.api.ElementType;
import dev.modelwire.engine.api.EngineException;
import dev.modelwire.engine.api.TensorInfo;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** The inputs or outputs of a model, described in the SPI's words. */
final class Tensors {

    private Tensors() {}

    /** Describes the inputs of that many samples and collects the names of first dimensions that were left open. */
    static List<TensorInfo> inputs(Collection<NodeInfo> nodes, int batch, Set<String> batches) throws EngineException {
        List<TensorInfo> inputs = describe("input", nodes, batch);
        for (NodeInfo node : nodes) {
            String[] names = ((ai.onnxruntime.TensorInfo) node.getInfo()).getDimensionNames();
            if (names.length > 0) {
                batches.add(names[0]);
            }
        }
        return inputs;
    }

    /** Describes the outputs; a first dimension that is open must be open in an input by the same name. */
    static List<TensorInfo> outputs(Collection<NodeInfo> nodes, int batch, Set<String> batches) throws EngineException {
        List<TensorInfo> outputs = describe("output", nodes, batch);
        for (NodeInfo node : nodes) {
            ai.onnxruntime.TensorInfo tensor = (ai.onnxruntime.TensorInfo) node.getInfo();
            long[] shape = tensor.getShape();
            if (shape.length > 0 && shape[0] == -1 && !batches.contains(tensor.getDimensionNames()[0])) {
                throw unsupported(
                        "output [" + node.getName() + "] has first dimension [" + tensor.getDimensionNames()[0]
                                + "], which is no input's: the model decides while it runs how much it answers",
                        "convert the model with fixed shapes");
            }
        }
        return outputs;
    }

    private static List<TensorInfo> describe(String side, Collection<NodeInfo> nodes, int batch)
            throws EngineException {
        List<TensorInfo> all = new ArrayList<>();
        for (NodeInfo node : nodes) {
            String which = side + " [" + node.getName() + "]";
            if (!(node.getInfo() instanceof ai.onnxruntime.TensorInfo)) {
                throw unsupported(
                        which + " is no tensor: sequences and maps cannot be run",
                        "convert the model without them (for a classifier, without its map of probabilities)");
            }
            ai.onnxruntime.TensorInfo tensor = (ai.onnxruntime.TensorInfo) node.getInfo();
            try {
                all.add(new TensorInfo(node.getName(), type(which, tensor.onnxType), shape(which, tensor, batch)));
            } catch (IllegalArgumentException e) {
                throw new EngineException(
                        EngineException.Kind.UNSUPPORTED,
                        which + " cannot be run: " + e.getMessage() + "; convert the model with fixed shapes",
                        e);
            }
        }
        if (all.isEmpty()) {
            throw unsupported(
                    "the model has 0 tensors on its " + side + " side: it must have at least one", "convert it again");
        }
        return List.copyOf(all);
    }

    /** Returns the runtime's type of an element type. */
    static OnnxJavaType javaType(ElementType type) {
        return switch (type) {
            case BOOL -> OnnxJavaType.BOOL;
            case INT8 -> OnnxJavaType.INT8;
            case UINT8 -> OnnxJavaType.UINT8;
            case INT16 -> OnnxJavaType.INT16;
            case INT32 -> OnnxJavaType.INT32;
            case INT64 -> OnnxJavaType.INT64;
            case FP32 -> OnnxJavaType.FLOAT;
            case FP64 -> OnnxJavaType.DOUBLE;
        };
    }

    /** A first dimension that is left open is how converters write the size of a batch: here it is that of the session. */
    private static List<Integer> shape(String which, ai.onnxruntime.TensorInfo tensor, int batch)
            throws EngineException {
        long[] dimensions = tensor.getShape();
        if (dimensions.length > 0 && dimensions[0] == -1) {
            dimensions[0] = batch;
        }
        if (Arrays.stream(dimensions).anyMatch(dimension -> dimension < 0)) {
            throw unsupported(
                    which + " has shape " + Arrays.toString(tensor.getShape())
                            + ": every dimension but the first must be fixed",
                    "convert the model with fixed shapes");
        }
        return Arrays.stream(dimensions).mapToObj(Math::toIntExact).toList();
    }

    private static ElementType type(String which, OnnxTensorType type) throws EngineException {
        return switch (type) {
            case ONNX_TENSOR_ELEMENT_DATA_TYPE_FLOAT -> ElementType.FP32;
            case ONNX_TENSOR_ELEMENT_DATA_TYPE_DOUBLE -> ElementType.FP64;
            case ONNX_TENSOR_ELEMENT_DATA_TYPE_INT64 -> ElementType.INT64;
            case ONNX_TENSOR_ELEMENT_DATA_TYPE_INT32 -> ElementType.INT32;
            case ONNX_TENSOR_ELEMENT_DATA_TYPE_INT16 -> ElementType.INT16;
            case ONNX_TENSOR_ELEMENT_DATA_TYPE_INT8 -> ElementType.INT8;
            case ONNX_TENSOR_ELEMENT_DATA_TYPE_UINT8 -> ElementType.UINT8;
            case ONNX_TENSOR_ELEMENT_DATA_TYPE_BOOL -> ElementType.BOOL;
            case ONNX_TENSOR_ELEMENT_DATA_TYPE_STRING ->
                throw unsupported(
                        which + " has element type [STRING]: it must be numeric or boolean",
                        "move text handling out of the model");
            default ->
                throw unsupported(
                        which + " has element type [" + type + "], which has no equal here",
                        "convert the model with 32-bit floats or with integers");
        };
    }

    private static EngineException unsupported(String what, String remedy) {
        return new EngineException(EngineException.Kind.UNSUPPORTED, what + "; " + remedy);
    }
}
