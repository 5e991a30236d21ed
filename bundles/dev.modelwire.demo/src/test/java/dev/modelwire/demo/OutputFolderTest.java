package dev.modelwire.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputFolderTest {
    @TempDir
    Path root;

    @Test
    void isUpToDate_nothingWritten_false() throws Exception {
        assertFalse(new OutputFolder(root.resolve("none")).isUpToDate("f"));
    }

    @Test
    void isUpToDate_justWritten_onlyForTheSameFingerprint() throws Exception {
        OutputFolder folder = new OutputFolder(root);
        folder.write("f", files());

        assertTrue(folder.isUpToDate("f"));
        assertFalse(folder.isUpToDate("g"));
    }

    @Test
    void isUpToDate_fileRemoved_false() throws Exception {
        OutputFolder folder = new OutputFolder(root);
        folder.write("f", files());
        Files.delete(root.resolve("a/b.txt"));

        assertFalse(folder.isUpToDate("f"));
    }

    @Test
    void write_anyFiles_stampListsDigestsAndNoTemporaryFileStays() throws Exception {
        new OutputFolder(root).write("f", files());

        assertEquals("""
                # generator f
                2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824  a/b.txt
                """, Files.readString(root.resolve(OutputFolder.STAMP)));
        try (var walk = Files.walk(root)) {
            assertEquals(2, walk.filter(Files::isRegularFile).count());
        }
    }

    @Test
    void write_failsHalfway_oldStampDoesNotVouchForNewFiles() throws Exception {
        OutputFolder folder = new OutputFolder(root);
        folder.write("f", files());
        Files.createDirectories(root.resolve("z/full"));
        SortedMap<String, byte[]> files = files();
        files.put("z", new byte[1]);

        assertThrows(IOException.class, () -> folder.write("f", files));

        assertFalse(folder.isUpToDate("f"));
    }

    private static SortedMap<String, byte[]> files() {
        SortedMap<String, byte[]> files = new TreeMap<>();
        files.put("a/b.txt", "hello".getBytes(StandardCharsets.UTF_8));
        return files;
    }
}
