package dev.modelwire.inference.internal.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkerDirectoryTest {

    private static final long NO_PROCESS = Integer.MAX_VALUE;

    @TempDir
    Path base;

    @Test
    void create_leftBehindByAGatewayThatDied_isRemoved() throws Exception {
        Path dead = Files.createDirectory(base.resolve("modelwire-worker-" + NO_PROCESS + "-1"));
        Files.createFile(dead.resolve("t0"));
        Path alive = Files.createDirectory(
                base.resolve("modelwire-worker-" + ProcessHandle.current().pid() + "-1"));
        Path other = Files.createDirectory(base.resolve("modelwire-worker-notes"));

        WorkerDirectory.create(base, 1).close();

        assertFalse(Files.exists(dead));
        assertTrue(Files.exists(alive));
        assertTrue(Files.exists(other));
    }

    @Test
    void create_always_isForThisUserOnly() throws Exception {
        try (WorkerDirectory directory = WorkerDirectory.create(base, 1)) {
            assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.path())));
            Files.createFile(directory.tensors(0));
            Files.createFile(directory.socket(3));
        }
        try (var left = Files.list(base)) {
            assertEquals(0, left.count());
        }
    }
}
