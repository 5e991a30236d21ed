package dev.modelwire.engine.support.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import dev.modelwire.engine.api.EngineException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NativeLibraryTest {

    private static final ClassLoader BUNDLE = NativeLibraryTest.class.getClassLoader();

    private static final NativeLibrary LIBRARY = new NativeLibrary("native/one.txt", digest("one\n"));
    private static final NativeLibrary SECOND = new NativeLibrary("native/two.txt", digest("two\n"));

    @TempDir
    Path base;

    @Test
    void load_rightDigest_givesAFreshPathEachTimeAndLeavesNothing() throws Exception {
        List<Path> loaded = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            LIBRARY.load(BUNDLE, base, "glibc 2.14", file -> {
                assertTrue(Files.isRegularFile(file), "the copy must exist while it is loaded");
                loaded.add(file);
            });
        }
        assertNotEquals(loaded.get(0), loaded.get(1));
        assertEmpty();
    }

    @Test
    void load_otherDigest_isRefusedBeforeAnythingIsLoaded() throws Exception {
        NativeLibrary other = new NativeLibrary(LIBRARY.resource(), "00".repeat(32));
        EngineException refusal = assertThrows(
                EngineException.class,
                () -> other.load(BUNDLE, base, "glibc 2.14", file -> fail("must not be loaded")));
        assertEquals(EngineException.Kind.UNAVAILABLE, refusal.kind());
        assertTrue(refusal.getMessage().contains(LIBRARY.sha256()), refusal.getMessage());
        assertEmpty();
    }

    @Test
    void load_notInTheBundle_isUnavailable() {
        NativeLibrary absent = new NativeLibrary("native/absent.so", "00");
        EngineException refusal = assertThrows(
                EngineException.class,
                () -> absent.load(BUNDLE, base, "glibc 2.14", file -> fail("must not be loaded")));
        assertEquals(EngineException.Kind.UNAVAILABLE, refusal.kind());
        assertTrue(
                refusal.getMessage().contains("the bundle does not contain [native/absent.so]"), refusal.getMessage());
    }

    @Test
    void load_linkerRefuses_isUnavailableAndLeavesNothing() throws Exception {
        EngineException refusal = assertThrows(
                EngineException.class, () -> LIBRARY.load(BUNDLE, base, "glibc 2.14", NativeLibraryTest::refuse));
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

    @Test
    void loadAll_several_lieInOneDirectoryAndComeInTheirOrder() throws Exception {
        List<Path> loaded = new ArrayList<>();
        NativeLibrary.loadAll(List.of(SECOND, LIBRARY), BUNDLE, base, "glibc 2.14", loaded::add);
        assertEquals(
                List.of("two.txt", "one.txt"),
                loaded.stream().map(file -> file.getFileName().toString()).toList());
        assertEquals(loaded.get(0).getParent(), loaded.get(1).getParent());
        assertEmpty();
    }

    @Test
    void loadAll_lastOneDamaged_loadsNone() throws Exception {
        NativeLibrary damaged = new NativeLibrary(SECOND.resource(), LIBRARY.sha256());
        EngineException refusal = assertThrows(
                EngineException.class,
                () -> NativeLibrary.loadAll(
                        List.of(LIBRARY, damaged), BUNDLE, base, "glibc 2.14", file -> fail("must not be loaded")));
        assertTrue(
                refusal.getMessage().startsWith("native library [native/two.txt] has SHA-256"), refusal.getMessage());
        assertEmpty();
    }

    private static String digest(String content) {
        try {
            byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
