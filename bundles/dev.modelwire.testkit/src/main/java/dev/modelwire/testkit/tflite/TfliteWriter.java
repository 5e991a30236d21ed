package dev.modelwire.testkit.tflite;

import com.google.flatbuffers.FlatBufferBuilder;
import dev.modelwire.testkit.tflite.TfliteModel.Operator;
import dev.modelwire.testkit.tflite.TfliteModel.Quantisation;
import dev.modelwire.testkit.tflite.TfliteModel.Tensor;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Lays a model out by the field numbers of TensorFlow Lite's schema, version 3. Used for one file, then dropped. */
final class TfliteWriter {
    static final byte TYPE_FLOAT32 = 0;
    static final byte TYPE_INT32 = 2;

    private static final int OPTION_SLOTS = 16;
    private static final int SCHEMA_VERSION = 3;
    private static final int DATA_ALIGNMENT = 16;

    private final FlatBufferBuilder out = new FlatBufferBuilder(4096);
    private final List<Tensor> tensors;
    private final List<Operator> operators;
    private final List<Integer> codes;

    TfliteWriter(List<Tensor> tensors, List<Operator> operators) {
        this.tensors = List.copyOf(tensors);
        this.operators = List.copyOf(operators);
        this.codes = operators.stream().map(Operator::code).distinct().sorted().toList();
    }

    byte[] write(List<Integer> inputs, List<Integer> outputs) {
        int buffers = buffers();
        int subgraphs = vector(List.of(subgraph(inputs, outputs)));
        int operatorCodes = vector(codes.stream().map(this::operatorCode).toList());
        int description = out.createString("Modelwire");
        out.startTable(8);
        out.addInt(0, SCHEMA_VERSION, 0);
        out.addOffset(1, operatorCodes, 0);
        out.addOffset(2, subgraphs, 0);
        out.addOffset(3, description, 0);
        out.addOffset(4, buffers, 0);
        out.finish(out.endTable(), "TFL3");
        return out.sizedByteArray();
    }

    /** One buffer per tensor behind buffer 0, which the schema wants empty. */
    private int buffers() {
        int[] offsets = new int[tensors.size() + 1];
        offsets[0] = buffer(ByteBuffer.allocate(0));
        for (int i = 0; i < tensors.size(); i++) {
            offsets[i + 1] = buffer(tensors.get(i).data());
        }
        return out.createVectorOfTables(offsets);
    }

    private int buffer(ByteBuffer data) {
        int vector = 0;
        if (data.hasRemaining()) {
            out.createUnintializedVector(1, data.remaining(), DATA_ALIGNMENT).put(data.duplicate());
            vector = out.endVector();
        }
        out.startTable(1);
        out.addOffset(0, vector, 0);
        return out.endTable();
    }

    private int subgraph(List<Integer> inputs, List<Integer> outputs) {
        int tensorVector = out.createVectorOfTables(tensorTables());
        int operatorVector = vector(operators.stream().map(this::operator).toList());
        int inputVector = ints(inputs);
        int outputVector = ints(outputs);
        int name = out.createString("main");
        out.startTable(5);
        out.addOffset(0, tensorVector, 0);
        out.addOffset(1, inputVector, 0);
        out.addOffset(2, outputVector, 0);
        out.addOffset(3, operatorVector, 0);
        out.addOffset(4, name, 0);
        return out.endTable();
    }

    private int[] tensorTables() {
        int[] tables = new int[tensors.size()];
        for (int i = 0; i < tables.length; i++) {
            Tensor tensor = tensors.get(i);
            int shape = ints(tensor.shape());
            int name = out.createString(tensor.name());
            int signature = tensor.signature().isEmpty() ? 0 : ints(tensor.signature());
            int quantisation = tensor.quantisation().isEmpty()
                    ? 0
                    : quantisation(tensor.quantisation().get(0));
            out.startTable(8);
            out.addOffset(0, shape, 0);
            out.addByte(1, tensor.type(), 0);
            out.addInt(2, i + 1, 0);
            out.addOffset(3, name, 0);
            out.addOffset(4, quantisation, 0);
            out.addBoolean(5, tensor.variable(), false);
            out.addOffset(7, signature, 0);
            tables[i] = out.endTable();
        }
        return tables;
    }

    /** The number goes into both fields: old runtimes read the 8-bit one, new ones the larger of the two. */
    private int operatorCode(int code) {
        out.startTable(4);
        out.addByte(0, (byte) Math.min(code, 127), 0);
        out.addInt(2, 1, 0);
        out.addInt(3, code, 0);
        return out.endTable();
    }

    private int operator(Operator operator) {
        int options = options(operator);
        int inputs = ints(operator.inputs());
        int outputs = ints(operator.outputs());
        out.startTable(5);
        out.addInt(0, codes.indexOf(operator.code()), 0);
        out.addOffset(1, inputs, 0);
        out.addOffset(2, outputs, 0);
        out.addByte(3, (byte) operator.optionsType(), 0);
        out.addOffset(4, options, 0);
        return out.endTable();
    }

    private int options(Operator operator) {
        if (operator.optionsType() == 0) {
            return 0;
        }
        Map<Integer, Integer> vectors = new HashMap<>();
        for (Option option : operator.options()) {
            if (option.kind() == Option.Kind.INT32_VECTOR) {
                vectors.put(
                        option.slot(),
                        ints(option.values().stream().map(Number::intValue).toList()));
            }
        }
        out.startTable(OPTION_SLOTS);
        for (Option option : operator.options()) {
            int slot = option.slot();
            switch (option.kind()) {
                case INT8 -> out.addByte(slot, option.values().get(0).byteValue(), 0);
                case INT32 -> out.addInt(slot, option.values().get(0).intValue(), 0);
                case FLOAT32 -> out.addFloat(slot, option.values().get(0).floatValue(), 0);
                case INT32_VECTOR -> out.addOffset(slot, vectors.getOrDefault(slot, 0), 0);
            }
        }
        return out.endTable();
    }

    private int quantisation(Quantisation how) {
        out.startVector(Float.BYTES, how.scales().size(), Float.BYTES);
        for (int i = how.scales().size() - 1; i >= 0; i--) {
            out.addFloat(how.scales().get(i));
        }
        int scales = out.endVector();
        out.startVector(Long.BYTES, how.zeroPoints().size(), Long.BYTES);
        for (int i = how.zeroPoints().size() - 1; i >= 0; i--) {
            out.addLong(how.zeroPoints().get(i));
        }
        int zeroPoints = out.endVector();
        out.startTable(7);
        out.addOffset(2, scales, 0);
        out.addOffset(3, zeroPoints, 0);
        out.addInt(6, how.dimension(), 0);
        return out.endTable();
    }

    private int ints(List<Integer> values) {
        out.startVector(Integer.BYTES, values.size(), Integer.BYTES);
        for (int i = values.size() - 1; i >= 0; i--) {
            out.addInt(values.get(i));
        }
        return out.endVector();
    }

    private int vector(List<Integer> tables) {
        return out.createVectorOfTables(
                tables.stream().mapToInt(Integer::intValue).toArray());
    }
}
