package dev.modelwire.store.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.modelwire.api.store.StoreException;
import dev.modelwire.api.store.StoreSettings;
import dev.modelwire.testkit.process.JavaProcess;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who may open a store, and which. */
class OpeningTest {

    @TempDir
    Path directory;

    @Test
    void open_directoryMissing_createdWithParents() throws Exception {
        Path deep = directory.resolve("a/b/modelwire");
        Stores.open(deep).close();
        assertEquals(List.of("FORMAT", "lock"), Stores.tree(deep));
    }

    @Test
    void open_newerFormat_refusedUntouched() throws Exception {
        Stores.open(directory).close();
        Files.writeString(directory.resolve("FORMAT"), "modelwire-store 3\n");
        Files.writeString(directory.resolve("tmp/x"), "x");
        StoreException e = assertThrows(StoreException.class, () -> Stores.open(directory));
        assertTrue(e.getMessage().contains("has format [modelwire-store 3]"), e.getMessage());
        assertTrue(e.getMessage().contains("reads [modelwire-store 2]"), e.getMessage());
        assertEquals(List.of("FORMAT", "lock", "tmp/x"), Stores.tree(directory));

        Files.writeString(directory.resolve("FORMAT"), "modelwire-store 2\n");
        Stores.open(directory).close();
    }

    @Test
    void open_heldInThisProcess_refusedAndOtherProcessesAreStillKeptOut() throws Exception {
        try (FileModelStore store = Stores.open(directory)) {
            StoreException e = assertThrows(StoreException.class, () -> Stores.open(directory));
            assertTrue(e.getMessage().contains("is in use by another process or another store"), e.getMessage());
            assertTrue(inChild("try").contains("is in use by another process"), "the lock was lost");
            assertEquals(List.of(), store.records());
        }
        assertEquals("opened", inChild("try"));
    }

    @Test
    void open_otherProcessKilled_lockIsFree() throws Exception {
        Process holder = child("hold").start();
        try (BufferedReader said = holder.inputReader()) {
            assertEquals("opened", said.readLine());
            StoreException e = assertThrows(StoreException.class, () -> Stores.open(directory));
            assertTrue(e.getMessage().contains(directory.toString()), e.getMessage());
        } finally {
            holder.destroyForcibly();
        }
        assertTrue(holder.waitFor(60, TimeUnit.SECONDS));
        Stores.open(directory).close();
    }

    @Test
    void activate_directoryHeld_saysWhyAndDeactivateReleases() throws Exception {
        StoreSettings settings = settings(directory);
        ModelStoreComponent first = new ModelStoreComponent(settings);
        first.activate();
        ModelStoreComponent second = new ModelStoreComponent(settings);
        IllegalStateException e = assertThrows(IllegalStateException.class, second::activate);
        assertTrue(e.getMessage().contains("is in use"), e.getMessage());
        first.deactivate();
        second.activate();
        assertEquals(List.of(), second.records());
        assertEquals(List.of("directory stays"), second.status().problems());
        second.deactivate();
        assertThrows(StoreException.class, second::collect);
    }

    private static StoreSettings settings(Path directory) {
        return new StoreSettings() {
            @Override
            public Path directory() {
                return directory;
            }

            @Override
            public long minimumFreeBytes() {
                return 0;
            }

            @Override
            public long quotaBytes() {
                return 0;
            }

            @Override
            public int versionsKept() {
                return 1;
            }

            @Override
            public Optional<String> problem() {
                return Optional.of("directory stays");
            }
        };
    }

    private String inChild(String how) throws IOException, InterruptedException {
        return JavaProcess.output(child(how)).strip();
    }

    private ProcessBuilder child(String how) {
        return JavaProcess.of(List.of(), StoreHolder.class, directory, how)
                .redirectError(ProcessBuilder.Redirect.DISCARD);
    }
}
