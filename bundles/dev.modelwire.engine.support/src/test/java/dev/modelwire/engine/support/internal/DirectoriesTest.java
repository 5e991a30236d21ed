package dev.modelwire.engine.support.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoriesTest {

    @TempDir
    Path directory;

    @Test
    void removeContent_filesAndDirectories_leavesTheDirectoryItself() throws IOException {
        Files.writeString(directory.resolve("file"), "x");
        Files.createDirectories(directory.resolve("a/b"));
        Files.writeString(directory.resolve("a/b/file"), "x");
        Directories.removeContent(directory);
        assertArrayEquals(new String[0], directory.toFile().list());
    }

    @Test
    void removeContent_linkToElsewhere_removesTheLinkOnly() throws IOException {
        Path elsewhere = Files.createDirectories(directory.resolve("elsewhere"));
        Path kept = Files.writeString(elsewhere.resolve("kept"), "x");
        Path emptied = Files.createDirectories(directory.resolve("emptied"));
        Files.createSymbolicLink(emptied.resolve("link"), elsewhere);
        Directories.removeContent(emptied);
        assertTrue(Files.exists(kept));
    }

    @Test
    void removeContent_absent_isNothing() {
        assertDoesNotThrow(() -> Directories.removeContent(directory.resolve("absent")));
    }
}
