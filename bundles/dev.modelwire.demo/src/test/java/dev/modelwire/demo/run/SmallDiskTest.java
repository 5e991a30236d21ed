package dev.modelwire.demo.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SmallDiskTest {

    private static final long MIB = 1 << 20;

    @TempDir
    Path directory;

    @Test
    void bounded_largeDisk_leavesTheStoreAQuarterAndFillsTwiceThat() throws IOException {
        SmallDisk disk = SmallDisk.bounded(directory, 100 * MIB, 8 * MIB);
        assertEquals(6, disk.minimumFreeMib());
        assertTrue(disk.means().contains("minimum.free.mib=6 leaves the store 2 MiB"), disk::means);
        assertEquals(4 * MIB, disk.fill());
        assertEquals(4 * MIB, Files.size(directory.resolve("filler")));
    }

    @Test
    void bounded_veryLargeDisk_leavesTheStoreNoMoreThanCanBeFilledSoon() throws IOException {
        SmallDisk disk = SmallDisk.bounded(directory, 4096L * MIB * 1024, 512L * MIB * 1024);
        assertTrue(disk.means().contains("leaves the store 256 MiB"), disk::means);
        assertEquals(512 * 1024 - 256, disk.minimumFreeMib());
    }

    @Test
    void bounded_moreFreeThanTheStoreCanBeTold_isRefusedWithARemedy() {
        IOException e = assertThrows(
                IOException.class, () -> SmallDisk.bounded(directory, 4096L * MIB * 1024, 2048L * MIB * 1024));
        assertTrue(e.getMessage().contains("give the scenario a small file system"), e::getMessage);
    }

    @Test
    void free_afterFill_leavesNothing() throws IOException {
        SmallDisk disk = SmallDisk.bounded(directory, 100 * MIB, 4 * MIB);
        disk.fill();
        disk.free();
        disk.free();
        try (var files = Files.list(directory)) {
            assertFalse(files.findAny().isPresent());
        }
    }

    @Test
    void at_missingDirectory_isMadeAndTheStoreLiesInIt() throws IOException {
        SmallDisk disk = SmallDisk.at(directory.resolve("a/b"));
        assertTrue(Files.isDirectory(directory.resolve("a/b")));
        assertEquals(directory.resolve("a/b/store").toAbsolutePath(), disk.store());
        assertTrue(disk.minimumFreeMib() >= 0);
    }
}
