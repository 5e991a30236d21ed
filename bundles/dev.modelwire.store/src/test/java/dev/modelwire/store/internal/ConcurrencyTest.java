package dev.modelwire.store.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.modelwire.api.reported.ErrorCode;
import dev.modelwire.api.store.BlobLease;
import dev.modelwire.api.store.StoreException;
import dev.modelwire.testkit.store.Bytes;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConcurrencyTest {

    private static final int ROUNDS = 50;

    @TempDir
    Path directory;

    @Test
    void putOpenCollect_manyThreads_leasedFilesAreWholeAndTheRestIsCollected() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try (FileModelStore store = Stores.open(directory)) {
            List<Future<Integer>> results = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                int seed = i % 2;
                results.add(threads.submit(() -> putAndRead(store, seed)));
            }
            results.add(threads.submit(() -> {
                for (int i = 0; i < 2 * ROUNDS; i++) {
                    store.collect();
                }
                return 0;
            }));
            for (Future<Integer> result : results) {
                result.get(60, TimeUnit.SECONDS);
            }
            store.collect();
            assertEquals(List.of("FORMAT", "lock"), Stores.tree(directory));
            assertEquals(List.of(), store.problems());
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void open_whileCollectionIsAboutToDelete_leaseOrRefusalButNoLeaseOfNothing() throws Exception {
        FaultyFileOps ops = new FaultyFileOps(new DiskFileOps());
        byte[] content = Bytes.random(1, 1000);
        try (FileModelStore store = new FileModelStore(ops, directory, StoreOptions.UNBOUNDED).open()) {
            Stores.put(store, Bytes.sha256(content), content);
            CompletableFuture<Boolean> leased = new CompletableFuture<>();
            ops.failWhen((operation, path) -> {
                if (operation.equals("delete")
                        && path.endsWith(Bytes.sha256(content).hex())) {
                    ops.failWhen((again, other) -> {});
                    awaitDoneOrWaiting(() -> leased.complete(leaseIsOfAFile(store, content)));
                }
            });
            store.collect();
            assertTrue(leased.get(60, TimeUnit.SECONDS), "a file was collected after it was lent");
        }
    }

    private static void awaitDoneOrWaiting(Runnable task) {
        Thread thread = new Thread(task, "opens during a collection");
        thread.start();
        while (thread.getState() != Thread.State.WAITING && thread.getState() != Thread.State.TERMINATED) {
            Thread.onSpinWait();
        }
    }

    /** Holds the lease for good, as a session would. */
    private static boolean leaseIsOfAFile(FileModelStore store, byte[] content) {
        try {
            BlobLease lease = store.open(Bytes.sha256(content));
            store.collect();
            return Files.exists(lease.path());
        } catch (StoreException e) {
            return e.code() == ErrorCode.STORE_CORRUPTED;
        }
    }

    private static int putAndRead(FileModelStore store, int seed) throws Exception {
        byte[] content = Bytes.random(seed, 20_000);
        int read = 0;
        for (int i = 0; i < ROUNDS; i++) {
            Stores.put(store, Bytes.sha256(content), content);
            try (BlobLease lease = store.open(Bytes.sha256(content))) {
                assertArrayEquals(content, Files.readAllBytes(lease.path()));
                read++;
            } catch (StoreException e) {
                assertEquals(ErrorCode.STORE_CORRUPTED, e.code(), "only a collection may have come between");
            }
        }
        return read;
    }
}
