package dev.modelwire.testkit.tflite;

import java.util.List;
import java.util.stream.IntStream;

/**
 * One field of an operator's options.
 *
 * @param slot the field's position in the schema's table, from 0
 * @param kind how it is stored
 * @param values the value, or the elements of a vector
 */
public record Option(int slot, Kind kind, List<Number> values) {

    /** How a field is stored. */
    public enum Kind {
        /** One byte: enums and booleans. */
        INT8,
        /** Four bytes. */
        INT32,
        /** Four bytes. */
        FLOAT32,
        /** A vector of four bytes each. */
        INT32_VECTOR
    }

    /** Copies the list. */
    public Option {
        values = List.copyOf(values);
    }

    /** Returns a field of an enum or a boolean. */
    public static Option int8(int slot, int value) {
        return new Option(slot, Kind.INT8, List.of(value));
    }

    /** Returns a field of a whole number. */
    public static Option int32(int slot, int value) {
        return new Option(slot, Kind.INT32, List.of(value));
    }

    /** Returns a field of a fraction. */
    public static Option float32(int slot, float value) {
        return new Option(slot, Kind.FLOAT32, List.of(value));
    }

    /** Returns a field of several whole numbers. */
    public static Option int32s(int slot, int... values) {
        return new Option(
                slot,
                Kind.INT32_VECTOR,
                IntStream.of(values).<Number>mapToObj(value -> value).toList());
    }
}
