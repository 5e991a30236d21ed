package dev.modelwire.wire.internal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.kura.type.TypedValue;
import org.eclipse.kura.type.TypedValues;
import org.eclipse.kura.wire.WireRecord;

/** Turns wire records into plain values and back. */
final class WireValues {

    private WireValues() {}

    static List<Map<String, Object>> plain(List<WireRecord> records) {
        return records.stream().map(WireValues::plain).toList();
    }

    private static Map<String, Object> plain(WireRecord record) {
        Map<String, Object> values = new LinkedHashMap<>();
        record.getProperties().forEach((name, typed) -> {
            Object value = typed == null ? null : typed.getValue();
            if (value != null) {
                values.put(name, value);
            }
        });
        return values;
    }

    /** Fails for a value that no wire can carry. */
    static WireRecord record(Map<String, Object> values) {
        Map<String, TypedValue<?>> properties = new LinkedHashMap<>();
        values.forEach((name, value) -> properties.put(name, TypedValues.newTypedValue(value)));
        return new WireRecord(properties);
    }
}
