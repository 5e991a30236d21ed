package dev.modelwire.gateway.internal.component;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import org.eclipse.kura.type.TypedValue;
import org.eclipse.kura.type.TypedValues;
import org.eclipse.kura.wire.WireRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordJsonTest {

    @Test
    void write_everyType_isOneLine() {
        var properties = new LinkedHashMap<String, TypedValue<?>>();
        properties.put("i", TypedValues.newIntegerValue(1));
        properties.put("d", TypedValues.newDoubleValue(0.5));
        properties.put("nan", TypedValues.newDoubleValue(Double.NaN));
        properties.put("b", TypedValues.newBooleanValue(true));
        properties.put("s", TypedValues.newStringValue("a\"\n<"));
        properties.put("x", TypedValues.newByteArrayValue(new byte[] {1, 2}));

        assertEquals(
                "{\"i\":1,\"d\":0.5,\"nan\":\"NaN\",\"b\":true,\"s\":\"a\\\"\\n<\",\"x\":\"AQI=\"}",
                RecordJson.write(new WireRecord(properties)));
    }

    @Test
    void lineFile_append_keepsWhatIsThere(@TempDir Path directory) throws Exception {
        var file = directory.resolve("sub/lines.json");
        try (var lines = new LineFile(file, false)) {
            lines.write(List.of("a", "b"));
            assertEquals(List.of("a", "b"), Files.readAllLines(file));
        }
        try (var lines = new LineFile(file, true)) {
            lines.write(List.of("c"));
        }
        assertEquals(List.of("a", "b", "c"), Files.readAllLines(file));
        new LineFile(file, false).close();
        assertEquals(List.of(), Files.readAllLines(file));
    }
}
