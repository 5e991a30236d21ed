package dev.modelwire.store.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.modelwire.api.model.Digest;
import dev.modelwire.api.reported.ErrorCode;
import dev.modelwire.api.store.ModelRecord;
import dev.modelwire.api.store.StoreException;
import dev.modelwire.api.store.StoredBlob;
import dev.modelwire.testkit.store.Bytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each operation of the store with each of its file operations failing in turn, that one only or all from then on. */
class FaultTest {

    private static final byte[] ONE = Bytes.random(1, 1000);
    private static final byte[] TWO = Bytes.random(2, 1000);
    private static final byte[] THREE = Bytes.random(3, 1000);
    private static final ModelRecord OLD = Stores.active(new StoredBlob(Bytes.sha256(ONE), ONE.length), "1");
    private static final ModelRecord NEW = Stores.active(new StoredBlob(Bytes.sha256(TWO), TWO.length), "2");

    @TempDir
    Path directory;

    /** Something that the store is asked to do. */
    private interface Operation {
        void run(FileModelStore store) throws StoreException;
    }

    /** What must hold of the store when it is opened again. */
    private interface Invariant {
        void check(FileModelStore reopened, Path root, boolean succeeded) throws Exception;
    }

    @Test
    void save_anyOperationFails_oldOrNewRecordAndItsFile() throws Exception {
        explore(15, store -> store.save(NEW), (reopened, root, succeeded) -> {
            ModelRecord found = reopened.record(Stores.PUMP);
            assertTrue(found.equals(NEW) || (!succeeded && found.equals(OLD)), found::toString);
            assertArrayEquals(found.equals(OLD) ? ONE : TWO, Files.readAllBytes(root.resolve("files/pump.tflite")));
        });
    }

    @Test
    void remove_anyOperationFails_oldRecordOrNone() throws Exception {
        explore(5, store -> store.remove(Stores.PUMP), (reopened, root, succeeded) -> {
            ModelRecord found = reopened.record(Stores.PUMP);
            assertTrue(
                    found.equals(ModelRecord.empty(Stores.PUMP)) || (!succeeded && found.equals(OLD)), found::toString);
            assertEquals(found.fileNames(), Stores.names(root.resolve("files")));
        });
    }

    @Test
    void commit_anyOperationFails_wholeFileOrNone() throws Exception {
        Digest sha256 = Bytes.sha256(THREE);
        explore(15, store -> Stores.put(store, Bytes.md5(THREE), THREE), (reopened, root, succeeded) -> {
            Optional<StoredBlob> byMd5 = reopened.find(Bytes.md5(THREE));
            assertTrue(byMd5.isPresent() || !succeeded);
            assertTrue(byMd5.isEmpty() || byMd5.equals(reopened.find(sha256)));
            if (reopened.find(sha256).isPresent()) {
                reopened.open(sha256).close();
            }
        });
    }

    @Test
    void saveDocument_anyOperationFails_oldOrNew() throws Exception {
        explore(5, store -> store.saveDocument("state", "new"), (reopened, root, succeeded) -> {
            String found = reopened.document("state").orElse("nothing");
            assertTrue(found.equals("new") || (!succeeded && found.equals("old")), found);
        });
    }

    @Test
    void collect_anyOperationFails_nothingNamedIsLost() throws Exception {
        explore(10, FileModelStore::collect, (reopened, root, succeeded) -> {
            assertEquals(OLD, reopened.record(Stores.PUMP));
            assertTrue(!succeeded || reopened.find(Bytes.sha256(TWO)).isEmpty());
        });
    }

    private void explore(int atLeast, Operation operation, Invariant invariant) throws Exception {
        int failures = 0;
        for (boolean onwards : new boolean[] {false, true}) {
            for (boolean retried : new boolean[] {false, true}) {
                Path root;
                int at = 0;
                do {
                    root = directory.resolve(at + "-" + onwards + "-" + retried);
                    prepare(root);
                } while (failAndReopen(root, operation, invariant, new Failing(at++, onwards), retried));
                failures += at - 1;
            }
        }
        int rounds = failures;
        assertTrue(rounds >= 4 * atLeast, () -> "only [" + rounds + "] failures");
    }

    /** Returns whether there was an operation to fail. */
    private static boolean failAndReopen(
            Path root, Operation operation, Invariant invariant, Failing failing, boolean retried) throws Exception {
        FaultyFileOps ops = quick();
        boolean succeeded;
        String failed;
        try (FileModelStore store = new FileModelStore(ops, root, StoreOptions.UNBOUNDED).open()) {
            ops.takeDone();
            ops.failWhen(failing);
            succeeded = succeeds(operation, store);
            List<String> done = ops.takeDone();
            if (failing.at >= done.size()) {
                assertTrue(succeeded);
                return false;
            }
            failed = done.get(failing.at);
            ops.failWhen((name, path) -> {});
            if (retried) {
                operation.run(store);
                succeeded = true;
            }
        }
        try (FileModelStore reopened = new FileModelStore(quick(), root, StoreOptions.UNBOUNDED).open()) {
            assertEquals(List.of(), Stores.names(root.resolve("tmp")), failed);
            assertEquals(List.of(), reopened.problems(), failed);
            for (var version : reopened.record(Stores.PUMP).versions().values()) {
                reopened.open(version.digest()).close();
            }
            invariant.check(reopened, root, succeeded);
            operation.run(reopened);
            invariant.check(reopened, root, true);
        }
        return true;
    }

    private static boolean succeeds(Operation operation, FileModelStore store) {
        try {
            operation.run(store);
            return true;
        } catch (StoreException e) {
            assertEquals(ErrorCode.STORE_IO, e.code());
            return false;
        }
    }

    /** With no power cut to fear, the disk need not be waited for. */
    private static FaultyFileOps quick() {
        FaultyFileOps ops = new FaultyFileOps(new DiskFileOps());
        ops.skipForce();
        return ops;
    }

    private static void prepare(Path root) throws Exception {
        try (FileModelStore store = new FileModelStore(quick(), root, StoreOptions.UNBOUNDED).open()) {
            Stores.put(store, Bytes.sha256(ONE), ONE);
            Stores.put(store, Bytes.md5(TWO), TWO);
            store.save(Stores.active(new StoredBlob(Bytes.sha256(ONE), ONE.length), "0"));
            store.save(OLD);
            store.saveDocument("state", "old");
        }
    }

    private static final class Failing implements FaultyFileOps.Fault {

        private final int at;
        private final boolean onwards;
        private int index;

        Failing(int at, boolean onwards) {
            this.at = at;
            this.onwards = onwards;
        }

        @Override
        public void before(String operation, Path path) throws IOException {
            int now = index++;
            if (now == at || (onwards && now > at)) {
                throw new IOException("trouble on purpose");
            }
        }
    }
}
