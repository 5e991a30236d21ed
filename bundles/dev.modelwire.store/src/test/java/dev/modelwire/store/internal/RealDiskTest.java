package dev.modelwire.store.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.modelwire.api.model.Digest;
import dev.modelwire.api.reported.ErrorCode;
import dev.modelwire.api.store.BlobWriter;
import dev.modelwire.api.store.ModelRecord;
import dev.modelwire.api.store.StoreException;
import dev.modelwire.testkit.store.Bytes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A small file system of this machine, where the build may mount one. */
class RealDiskTest {

    private static final byte[] ONE = Bytes.random(1, 500_000);
    private static final byte[] TWO = Bytes.random(2, 900_000);
    private static final Digest FIRST = Bytes.sha256(ONE);
    private static final Digest SECOND = Bytes.sha256(TWO);

    @TempDir
    Path directory;

    private final Deque<Path> mounted = new ArrayDeque<>();
    private Path disk;
    private Path root;
    private ModelRecord record;

    @BeforeEach
    void mountAndFill() throws Exception {
        disk = Files.createDirectory(directory.resolve("disk"));
        assumeTrue(
                runs("mount", "-t", "tmpfs", "-o", "size=2m,nr_inodes=64", "tmpfs", disk.toString()),
                "no file system may be mounted here");
        mounted.push(disk);
        root = disk.resolve("store");
        try (FileModelStore store = Stores.open(root)) {
            record = Stores.active(Stores.put(store, FIRST, ONE), "1");
            store.save(record);
        }
    }

    @AfterEach
    void unmount() throws Exception {
        while (!mounted.isEmpty()) {
            assertTrue(runs("umount", mounted.pop().toString()), "the disk stays mounted");
        }
    }

    private static boolean runs(String... command) throws InterruptedException {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(60, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    /** Writes until the disk says that it is full. */
    private static void fill(Path file) throws IOException {
        try (var output = Files.newOutputStream(file)) {
            for (byte[] bytes = new byte[512]; ; ) {
                output.write(bytes);
            }
        } catch (IOException e) {
            assertTrue(String.valueOf(e.getMessage()).contains("No space left"), e::toString);
        }
    }

    private void assertServes(FileModelStore store) throws Exception {
        assertEquals(record, store.record(Stores.PUMP));
        store.open(FIRST).close();
        assertEquals(ONE.length, Files.size(root.resolve("files/pump.tflite")));
    }

    private void assertUpdates(FileModelStore store) throws Exception {
        record = Stores.active(Stores.put(store, SECOND, TWO), "2");
        store.save(record);
        store.open(SECOND).close();
        assertEquals(TWO.length, Files.size(root.resolve("files/pump.tflite")));
        assertEquals(ONE.length, store.collect());
        assertEquals(List.of(), Stores.names(root.resolve("tmp")));
    }

    @Test
    void put_diskFilledToTheBrimOnTheWay_P8_oldServesAndUpdateFinishesOnceThereIsSpace() throws Exception {
        Path filler = disk.resolve("filler");
        try (FileModelStore store = Stores.open(root)) {
            List<String> before = Stores.tree(root);
            try (BlobWriter writer = store.write(SECOND, TWO.length, TWO.length)) {
                writer.write(ByteBuffer.wrap(TWO, 0, 100_000));
                fill(filler);
                ByteBuffer rest = ByteBuffer.wrap(TWO, 100_000, TWO.length - 100_000);
                StoreException e = assertThrows(StoreException.class, () -> writer.write(rest));
                assertEquals(ErrorCode.STORE_FULL, e.code());
            }
            fill(disk.resolve("filler too"));
            assertEquals(before, Stores.tree(root));
            assertServes(store);
            assertEquals(0, store.status().freeBytes());
            StoreException e = assertThrows(StoreException.class, () -> assertUpdates(store));
            assertEquals(ErrorCode.STORE_FULL, e.code());
            assertTrue(
                    e.getMessage().startsWith("[900000] more bytes do not fit: [0] bytes are free on the disk")
                            && e.getMessage().contains("free [900000] bytes or change the bounds"),
                    e.getMessage());
            assertThrows(StoreException.class, () -> store.save(record.withDesiredRevision(1)));
            assertServes(store);
            Files.delete(filler);
            Files.delete(disk.resolve("filler too"));
            assertUpdates(store);
        }
    }

    @Test
    void put_diskFullToTheLastByte_P8_retiredVersionMakesRoom() throws Exception {
        byte[] third = Bytes.random(3, 400_000);
        try (FileModelStore store = Stores.open(root)) {
            record = record.withRetired(List.of(Stores.version(Stores.put(store, SECOND, TWO), "0")));
            store.save(record);
            fill(disk.resolve("filler"));
            Stores.put(store, Bytes.sha256(third), third);
            record = record.withRetired(List.of());
            assertServes(store);
            store.open(Bytes.sha256(third)).close();
            assertEquals(List.of(), new StoreInspection(root).verify(blob -> {}));
        }
    }

    @Test
    void open_diskFullToTheLastByte_P8_serves() throws Exception {
        fill(disk.resolve("filler"));
        try (FileModelStore store = Stores.open(root)) {
            assertServes(store);
        }
    }

    @Test
    void put_noInodeLeft_P8_oldServesAndUpdateFinishesOnceThereAreSome() throws Exception {
        Path many = Files.createDirectory(disk.resolve("many"));
        try (FileModelStore store = Stores.open(root)) {
            int count = 0;
            try {
                for (; count < 1000; count++) {
                    Files.createFile(many.resolve("f" + count));
                }
            } catch (IOException e) {
                assertTrue(String.valueOf(e.getMessage()).contains("No space left"), e::toString);
            }
            assertTrue(count < 64);
            StoreException e = assertThrows(StoreException.class, () -> assertUpdates(store));
            assertEquals(ErrorCode.STORE_FULL, e.code());
            assertTrue(e.getMessage().contains("inodes"), e.getMessage());
            assertServes(store);
            for (int i = 0; i < count; i++) {
                Files.delete(many.resolve("f" + i));
            }
            assertUpdates(store);
        }
    }

    private void assertReadsOnly(FileModelStore store) throws Exception {
        assertServes(store);
        for (StoreException e : List.of(
                assertThrows(StoreException.class, () -> assertUpdates(store)),
                assertThrows(StoreException.class, () -> store.save(record.withDesiredRevision(1))))) {
            assertEquals(ErrorCode.STORE_IO, e.code());
            assertTrue(e.getMessage().contains("Read-only file system"), e.getMessage());
        }
        assertServes(store);
    }

    @Test
    void open_diskReadOnlyFromTheStart_P6_servesAndRecoversOnceItIsWritable() throws Exception {
        assertTrue(runs("mount", "-o", "remount,ro", disk.toString()));
        try (FileModelStore store = Stores.open(root)) {
            assertReadsOnly(store);
            assertThrows(StoreException.class, () -> Stores.open(root));
            assertTrue(runs("mount", "-o", "remount,rw", disk.toString()));
            assertUpdates(store);
        }
    }

    /** A second, read-only mount above the first: the lock, which is open for writing, would keep that one busy. */
    @Test
    void save_diskReadOnlyMidway_P10_servesAndRecoversOnceItIsWritable() throws Exception {
        try (FileModelStore store = Stores.open(root)) {
            assumeTrue(runs("mount", "--bind", disk.toString(), disk.toString()), "no bind mounts here");
            mounted.push(disk);
            assertTrue(runs("mount", "-o", "remount,bind,ro", disk.toString()));
            assertReadsOnly(store);
            assertTrue(runs("umount", mounted.pop().toString()));
            assertUpdates(store);
        }
    }
}
