package dev.modelwire.engine.djl.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import dev.modelwire.engine.api.EngineException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NativeLibraryTest {

    private static final ClassLoader BUNDLE = NativeLibraryTest.class.getClassLoader();

    @TempDir
    Path base;

    @Test
    void load_rightDigest_givesAFreshPathEachTimeAndLeavesNothing() throws Exception {
        List<Path> loaded = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            NativeLibrary.TFLITE.load(BUNDLE, base, file -> {
                assertTrue(Files.isRegularFile(file), "the copy must exist while it is loaded");
                loaded.add(file);
            });
        }
        assertNotEquals(loaded.get(0), loaded.get(1));
        assertEmpty();
    }

    @Test
    void load_otherDigest_isRefusedBeforeAnythingIsLoaded() throws Exception {
        NativeLibrary other = new NativeLibrary(NativeLibrary.TFLITE.resource(), "00".repeat(32));
        EngineException refusal =
                assertThrows(EngineException.class, () -> other.load(BUNDLE, base, file -> fail("must not be loaded")));
        assertEquals(EngineException.Kind.UNAVAILABLE, refusal.kind());
        assertTrue(refusal.getMessage().contains(NativeLibrary.TFLITE.sha256()), refusal.getMessage());
        assertEmpty();
    }

    @Test
    void load_notInTheBundle_isUnavailable() {
        NativeLibrary absent = new NativeLibrary("native/absent.so", "00");
        EngineException refusal = assertThrows(
                EngineException.class, () -> absent.load(BUNDLE, base, file -> fail("must not be loaded")));
        assertEquals(EngineException.Kind.UNAVAILABLE, refusal.kind());
        assertTrue(refusal.getMessage().contains("does not contain it"), refusal.getMessage());
    }

    @Test
    void load_linkerRefuses_isUnavailableAndLeavesNothing() throws Exception {
        EngineException refusal = assertThrows(
                EngineException.class, () -> NativeLibrary.TFLITE.load(BUNDLE, base, NativeLibraryTest::refuse));
        assertEquals(EngineException.Kind.UNAVAILABLE, refusal.kind());
        assertTrue(refusal.getMessage().contains("GLIBC_2.99 not found"), refusal.getMessage());
        assertEmpty();
    }

    private static void refuse(Path file) {
        throw new UnsatisfiedLinkError("GLIBC_2.99 not found");
    }

    private void assertEmpty() throws IOException {
        try (Stream<Path> left = Files.list(base)) {
            assertEquals(List.of(), left.toList());
        }
    }
}
