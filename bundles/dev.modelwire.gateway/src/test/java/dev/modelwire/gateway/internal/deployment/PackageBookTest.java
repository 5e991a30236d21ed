package dev.modelwire.gateway.internal.deployment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackageBookTest {

    @TempDir
    Path directory;

    @Test
    void putAndRemove_entries_areNamesAndFileUrls() throws Exception {
        var file = directory.resolve("dpa.properties");
        var book = new PackageBook(file);
        var first = directory.resolve("a b_1.0.0.dp");

        book.put("a", first);
        book.put("b", directory.resolve("b.dp"));
        book.remove("b");

        assertEquals(Map.of("a", first), new PackageBook(file).entries());
        assertTrue(Files.readString(file).contains("a=file\\:"));
    }

    @Test
    void entries_noFile_areNone() throws Exception {
        assertEquals(Map.of(), new PackageBook(directory.resolve("none")).entries());
    }
}
