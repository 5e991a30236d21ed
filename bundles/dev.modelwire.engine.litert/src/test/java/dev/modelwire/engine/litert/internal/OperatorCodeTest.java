package dev.modelwire.engine.litert.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.modelwire.testkit.tflite.Fixtures;
import dev.modelwire.testkit.tflite.OddModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OperatorCodeTest {

    @TempDir
    Path directory;

    @Test
    void read_builtinAbove127_isItsWideNumber() throws IOException {
        assertEquals(List.of(new OperatorCode(200, "OwnOperator", 1)), read(OddModel.of(200, OddModel.FLOAT32, 1)));
    }

    @Test
    void read_custom_hasItsName() throws IOException {
        OperatorCode custom =
                read(OddModel.of(OddModel.CUSTOM, OddModel.FLOAT32, 1)).get(0);
        assertEquals("OwnOperator", custom.label());
        assertEquals(OperatorCode.CUSTOM, custom.builtin());
    }

    @Test
    void read_mlp_namesFullyConnected() throws IOException {
        List<Integer> numbers = read(Fixtures.tflite(1, 3, 4, 2)).stream()
                .map(OperatorCode::builtin)
                .toList();
        assertEquals(9, numbers.get(0));
    }

    @Test
    void read_cutFile_isAnError() throws IOException {
        Path file = Files.write(directory.resolve("cut"), Fixtures.truncated(Fixtures.tflite(1, 3, 4, 2), 20));
        assertThrows(IOException.class, () -> OperatorCode.read(file));
    }

    private List<OperatorCode> read(byte[] content) throws IOException {
        return OperatorCode.read(Files.write(directory.resolve("model"), content));
    }
}
