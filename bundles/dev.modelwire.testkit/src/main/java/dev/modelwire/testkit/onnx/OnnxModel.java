package dev.modelwire.testkit.onnx;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.stream.LongStream;

/** Builds an {@code .onnx} file from initializers and nodes, which refer to each other by name. */
public final class OnnxModel {
    /** The element type FP32. */
    public static final int FLOAT = 1;
    /** The element type INT64. */
    public static final int INT64 = 7;

    private static final int IR_VERSION = 8;
    private static final int OPSET = 13;

    private final Protobuf graph = new Protobuf().text(2, "main");

    /** Adds a tensor that the caller fills, FP32. */
    public OnnxModel input(String name, long... shape) {
        graph.message(11, value(name, FLOAT, shape));
        return this;
    }

    /** Adds a tensor that the caller reads, FP32. */
    public OnnxModel output(String name, long... shape) {
        graph.message(12, value(name, FLOAT, shape));
        return this;
    }

    /** Adds an FP32 constant in row-major order. */
    public OnnxModel constant(String name, float[] values, long... shape) {
        ByteBuffer data = ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        data.asFloatBuffer().put(values);
        return initializer(tensor(name, FLOAT, shape).bytes(9, data.array()));
    }

    /** Adds an INT64 constant of one dimension. */
    public OnnxModel constant(String name, long... values) {
        ByteBuffer data = ByteBuffer.allocate(values.length * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        data.asLongBuffer().put(values);
        return initializer(tensor(name, INT64, values.length).bytes(9, data.array()));
    }

    /** Adds a constant as a message of one's own. */
    public OnnxModel initializer(Protobuf tensor) {
        graph.message(5, tensor);
        return this;
    }

    /** Adds a node. */
    public OnnxModel node(Node node) {
        graph.message(1, node.message());
        return this;
    }

    /** Adds anything else to the graph. */
    public OnnxModel graphField(int field, Protobuf value) {
        graph.message(field, value);
        return this;
    }

    /** Returns the content of the file. */
    public byte[] toBytes() {
        return toMessage().toBytes();
    }

    /** Returns the model, to which fields may be added. */
    public Protobuf toMessage() {
        return new Protobuf()
                .varint(1, IR_VERSION)
                .text(2, "Modelwire")
                .message(7, graph)
                .message(8, new Protobuf().text(1, "").varint(2, OPSET));
    }

    /** Returns the beginning of a constant: name, type and shape. */
    public static Protobuf tensor(String name, int type, long... shape) {
        Protobuf tensor = new Protobuf();
        LongStream.of(shape).forEach(dimension -> tensor.varint(1, dimension));
        return tensor.varint(2, type).text(8, name);
    }

    /** Returns the description of a tensor of the given name, type and shape; a dimension of -1 is left open, by the name batch. */
    public static Protobuf value(String name, int type, long... shape) {
        Protobuf dimensions = new Protobuf();
        LongStream.of(shape)
                .forEach(dimension -> dimensions.message(
                        1, dimension < 0 ? new Protobuf().text(2, "batch") : new Protobuf().varint(1, dimension)));
        Protobuf tensorType = new Protobuf().varint(1, type).message(2, dimensions);
        return new Protobuf().text(1, name).message(2, new Protobuf().message(1, tensorType));
    }
}
