package dev.modelwire.probe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.modelwire.engine.api.ElementType;
import dev.modelwire.engine.api.TensorInfo;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SharedTensorsTest {

    private static final List<TensorInfo> INPUTS = List.of(
            new TensorInfo("odd", ElementType.INT8, List.of(3)), new TensorInfo("x", ElementType.FP32, List.of(1, 20)));
    private static final List<TensorInfo> OUTPUTS = List.of(new TensorInfo("y", ElementType.FP64, List.of(2)));

    @TempDir
    Path directory;

    @Test
    void open_sameTensors_seesWhatTheOtherEndWrites() throws Exception {
        Path file = directory.resolve("t");
        SharedTensors one = SharedTensors.create(file, INPUTS, OUTPUTS);
        SharedTensors other = SharedTensors.open(file, INPUTS, OUTPUTS);

        one.inputs().get(0).put(2, (byte) 9);
        one.inputs().get(1).putFloat(76, 1.5f);
        other.outputs().get(0).putDouble(8, -2.5);

        assertEquals(9, other.inputs().get(0).get(2));
        assertEquals(1.5f, other.inputs().get(1).getFloat(76));
        assertEquals(-2.5, one.outputs().get(0).getDouble(8));
        assertEquals(ByteOrder.nativeOrder(), one.outputs().get(0).order());
        assertEquals(3, one.inputs().get(0).capacity());
    }

    @Test
    void create_tensors_beginWhereNativesLikeThem() throws Exception {
        Path file = directory.resolve("t");
        SharedTensors.create(file, INPUTS, OUTPUTS);

        assertEquals(64 + 128 + 64, Files.size(file));
    }

    @Test
    void create_fileIsThere_isRefused() throws Exception {
        Path file = Files.createFile(directory.resolve("t"));

        assertThrows(FileAlreadyExistsException.class, () -> SharedTensors.create(file, INPUTS, OUTPUTS));
    }

    @Test
    void create_moreThanABufferHolds_isRefused() {
        TensorInfo big = new TensorInfo("big", ElementType.INT8, List.of(1 << 30));
        IOException refused = assertThrows(
                IOException.class, () -> SharedTensors.create(directory.resolve("t"), List.of(big), List.of(big)));

        assertTrue(refused.getMessage().contains("less than 2 GiB"), refused.getMessage());
    }
}
