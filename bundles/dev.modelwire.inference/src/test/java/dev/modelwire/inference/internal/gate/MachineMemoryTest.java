package dev.modelwire.inference.internal.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MachineMemoryTest {

    @TempDir
    Path directory;

    @Test
    void availableBytes_kernelSays_isThat() throws Exception {
        Path meminfo = Files.writeString(
                directory.resolve("meminfo"), "MemTotal:  512000 kB\nMemFree: 1 kB\nMemAvailable:   300000 kB\n");

        assertEquals(300_000L * 1024, MachineMemory.availableBytes(meminfo));
    }

    @Test
    void availableBytes_nobodyKnows_isNoBound() throws Exception {
        assertEquals(Long.MAX_VALUE, MachineMemory.availableBytes(directory.resolve("none")));
        assertEquals(
                Long.MAX_VALUE,
                MachineMemory.availableBytes(Files.writeString(directory.resolve("m"), "MemTotal: 1 kB")));
    }

    @Test
    void availableBytes_ofThisMachine_isSomething() {
        assertTrue(new MachineMemory().availableBytes() > 0);
    }
}
