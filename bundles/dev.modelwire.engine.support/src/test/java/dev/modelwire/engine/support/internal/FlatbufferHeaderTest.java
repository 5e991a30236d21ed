package dev.modelwire.engine.support.internal;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.modelwire.engine.api.EngineException;
import dev.modelwire.engine.api.ModelFile;
import dev.modelwire.testkit.engine.ModelFiles;
import dev.modelwire.testkit.tflite.Fixtures;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FlatbufferHeaderTest {

    private static final byte[] MODEL = Fixtures.tflite(1, 3, 4, 2);

    @TempDir
    Path directory;

    static Stream<Arguments> refused() {
        return Stream.of(
                Arguments.of("empty", new byte[0], "has 0 bytes"),
                Arguments.of("too short", Fixtures.truncated(MODEL, 15), "has 15 bytes"),
                Arguments.of("garbage", Fixtures.garbage(1, 4096), "must read [TFL3]"),
                Arguments.of("other format", withInt(4, 0x314c4654), "must read [TFL3]"),
                Arguments.of("root in the header", withInt(0, 4), "root table at [4]"),
                Arguments.of("root at the end", withInt(0, MODEL.length - 3), "lies outside"),
                Arguments.of("root negative", withInt(0, -8), "root table at [4294967288]"),
                Arguments.of("vtable before", withInt(root(), root() - 4), "field table at [4]"),
                Arguments.of("vtable behind", withInt(root(), -MODEL.length), "field table at ["),
                Arguments.of("vtable tiny", withInt(vtable(), 3), "field table of [3] bytes"),
                Arguments.of("vtable long", withInt(vtable(), 0xffff), "field table of [65535] bytes"),
                Arguments.of("cut behind the root", Fixtures.truncated(MODEL, 16), "field table at ["));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refused")
    void check_damagedHeader_saysWhat(String name, byte[] content, String reason) {
        ModelFile file = ModelFiles.write(directory, content);
        EngineException refusal = assertThrows(EngineException.class, () -> FlatbufferHeader.check(file));
        assertEquals(EngineException.Kind.INVALID_MODEL, refusal.kind());
        assertTrue(refusal.getMessage().contains(reason), name + ": " + refusal.getMessage());
        assertTrue(refusal.getMessage().endsWith("; publish it again"), refusal.getMessage());
    }

    @Test
    void check_model_passes() {
        ModelFile file = ModelFiles.write(directory, MODEL);
        assertDoesNotThrow(() -> FlatbufferHeader.check(file));
    }

    @Test
    void check_missingFile_saysWhichPath() {
        ModelFile file = new ModelFile(directory.resolve("absent.tflite"), "tflite", "00ff");
        EngineException refusal = assertThrows(EngineException.class, () -> FlatbufferHeader.check(file));
        assertEquals(EngineException.Kind.INVALID_MODEL, refusal.kind());
        assertTrue(refusal.getMessage().contains("absent.tflite] cannot be read"), refusal.getMessage());
    }

    @Test
    void check_directory_isRefused() {
        ModelFile file = new ModelFile(directory, "tflite", "00ff");
        EngineException refusal = assertThrows(EngineException.class, () -> FlatbufferHeader.check(file));
        assertEquals(EngineException.Kind.INVALID_MODEL, refusal.kind());
    }

    private static int root() {
        return buffer(MODEL).getInt(0);
    }

    private static int vtable() {
        return root() - buffer(MODEL).getInt(root());
    }

    private static byte[] withInt(int position, int value) {
        byte[] copy = MODEL.clone();
        if (position == vtable()) {
            buffer(copy).putShort(position, (short) value);
        } else {
            buffer(copy).putInt(position, value);
        }
        return copy;
    }

    private static ByteBuffer buffer(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
