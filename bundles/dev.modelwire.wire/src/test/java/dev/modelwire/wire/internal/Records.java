package dev.modelwire.wire.internal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.kura.type.TypedValue;
import org.eclipse.kura.type.TypedValues;

/** Records of plain values as the wires carry them, and back. */
final class Records {

    private Records() {}

    static InputRecord of(Map<String, ?> values) {
        Map<String, TypedValue<?>> typed = new LinkedHashMap<>();
        values.forEach((name, value) -> typed.put(name, TypedValues.newTypedValue(value)));
        return new InputRecord(typed);
    }

    static List<InputRecord> of(List<? extends Map<String, ?>> records) {
        return records.stream().map(Records::of).toList();
    }

    static Map<String, Object> plain(Map<String, TypedValue<?>> properties) {
        Map<String, Object> values = new LinkedHashMap<>();
        properties.forEach((name, typed) -> values.put(name, typed.getValue()));
        return values;
    }
}
