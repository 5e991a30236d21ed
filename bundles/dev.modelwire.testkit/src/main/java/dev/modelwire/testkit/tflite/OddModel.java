package dev.modelwire.testkit.tflite;

import com.google.flatbuffers.FlatBufferBuilder;

/** Sound files of models that no engine of ours may run: a tanh beside an input that nothing reads. */
public final class OddModel {

    /** The builtin operator tanh. */
    public static final int TANH = 28;
    /** An operator that only its author has. */
    public static final int CUSTOM = 32;
    /** An element type. */
    public static final byte FLOAT32 = 0;
    /** An element type. */
    public static final byte FLOAT16 = 1;

    /** An element type. */
    public static final byte STRING = 5;
    /** An element type. */
    public static final byte FLOAT64 = 10;

    private OddModel() {}

    /**
     * Returns the content of a {@code .tflite} file.
     *
     * @param operator number of its only operator
     * @param type element type of its first input
     * @param firstDimension first dimension in its first input's shape signature
     */
    public static byte[] of(int operator, byte type, int firstDimension) {
        FlatBufferBuilder out = new FlatBufferBuilder();
        int odd = tensor(out, "odd", type, firstDimension);
        int in = tensor(out, "in", FLOAT32, 1);
        int result = tensor(out, "out", FLOAT32, 1);
        int tensors = out.createVectorOfTables(new int[] {odd, in, result});
        int operatorInputs = ints(out, 1);
        int operatorOutputs = ints(out, 2);
        out.startTable(5);
        out.addOffset(1, operatorInputs, 0);
        out.addOffset(2, operatorOutputs, 0);
        int operators = out.createVectorOfTables(new int[] {out.endTable()});
        int inputs = ints(out, 0, 1);
        int outputs = ints(out, 2);
        out.startTable(5);
        out.addOffset(0, tensors, 0);
        out.addOffset(1, inputs, 0);
        out.addOffset(2, outputs, 0);
        out.addOffset(3, operators, 0);
        int graphs = out.createVectorOfTables(new int[] {out.endTable()});
        int customName = out.createString("OwnOperator");
        out.startTable(4);
        out.addByte(0, (byte) Math.min(operator, 127), 0);
        out.addOffset(1, customName, 0);
        out.addInt(2, 1, 0);
        out.addInt(3, operator, 0);
        int codes = out.createVectorOfTables(new int[] {out.endTable()});
        out.startTable(1);
        int buffers = out.createVectorOfTables(new int[] {out.endTable()});
        out.startTable(8);
        out.addInt(0, 3, 0);
        out.addOffset(1, codes, 0);
        out.addOffset(2, graphs, 0);
        out.addOffset(4, buffers, 0);
        out.finish(out.endTable(), "TFL3");
        return out.sizedByteArray();
    }

    private static int tensor(FlatBufferBuilder out, String name, byte type, int firstDimension) {
        int shape = ints(out, 1, 3);
        int signature = ints(out, firstDimension, 3);
        int nameOffset = out.createString(name);
        out.startTable(8);
        out.addOffset(0, shape, 0);
        out.addByte(1, type, 0);
        out.addOffset(3, nameOffset, 0);
        out.addOffset(7, signature, 0);
        return out.endTable();
    }

    private static int ints(FlatBufferBuilder out, int... values) {
        out.startVector(Integer.BYTES, values.length, Integer.BYTES);
        for (int i = values.length - 1; i >= 0; i--) {
            out.addInt(values[i]);
        }
        return out.endVector();
    }
}
