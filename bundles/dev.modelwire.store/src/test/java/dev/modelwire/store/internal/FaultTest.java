package dev.modelwire.store.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.modelwire.api.model.Digest;
import dev.modelwire.api.store.ModelRecord;
import dev.modelwire.api.store.StoreException;
import dev.modelwire.api.store.StoredBlob;
import dev.modelwire.testkit.store.Bytes;
import java.nio.file.Files;
import java.nio.file.Path;
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

    @Test
    void save_anyOperationFails_P2_oldOrNewRecordAndItsFile() throws Exception {
        explore(15, on -> on.store().save(NEW), (reopened, root, succeeded) -> {
            ModelRecord found = reopened.record(Stores.PUMP);
            assertTrue(found.equals(NEW) || (!succeeded && found.equals(OLD)), found::toString);
            assertArrayEquals(found.equals(OLD) ? ONE : TWO, Files.readAllBytes(root.resolve("files/pump.tflite")));
        });
    }

    @Test
    void remove_anyOperationFails_P2_oldRecordOrNone() throws Exception {
        explore(5, on -> on.store().remove(Stores.PUMP), (reopened, root, succeeded) -> {
            ModelRecord found = reopened.record(Stores.PUMP);
            assertTrue(
                    found.equals(ModelRecord.empty(Stores.PUMP)) || (!succeeded && found.equals(OLD)), found::toString);
            assertEquals(found.fileNames(), Stores.names(root.resolve("files")));
        });
    }

    @Test
    void commit_anyOperationFails_P2_wholeFileOrNone() throws Exception {
        Digest sha256 = Bytes.sha256(THREE);
        explore(15, on -> Stores.put(on.store(), Bytes.md5(THREE), THREE), (reopened, root, succeeded) -> {
            Optional<StoredBlob> byMd5 = reopened.find(Bytes.md5(THREE));
            assertTrue(byMd5.isPresent() || !succeeded);
            assertTrue(byMd5.isEmpty() || byMd5.equals(reopened.find(sha256)));
            if (reopened.find(sha256).isPresent()) {
                reopened.open(sha256).close();
            }
        });
    }

    @Test
    void saveDocument_anyOperationFails_P2_oldOrNew() throws Exception {
        explore(5, on -> on.store().saveDocument("state", "new"), (reopened, root, succeeded) -> {
            String found = reopened.document("state").orElse("nothing");
            assertTrue(found.equals("new") || (!succeeded && found.equals("old")), found);
        });
    }

    @Test
    void collect_anyOperationFails_P2_nothingNamedIsLost() throws Exception {
        explore(10, on -> on.store().collect(), (reopened, root, succeeded) -> {
            assertEquals(OLD, reopened.record(Stores.PUMP));
            assertTrue(!succeeded || reopened.find(Bytes.sha256(TWO)).isEmpty());
        });
    }

    private void explore(int atLeast, FaultExploration.Operation operation, FaultExploration.Invariant invariant)
            throws Exception {
        new FaultExploration(directory, (store, root) -> fill(store), StoreOptions.UNBOUNDED)
                .explore(atLeast, operation, invariant);
    }

    private static void fill(FileModelStore store) throws StoreException {
        Stores.put(store, Bytes.sha256(ONE), ONE);
        Stores.put(store, Bytes.md5(TWO), TWO);
        store.save(Stores.active(new StoredBlob(Bytes.sha256(ONE), ONE.length), "0"));
        store.save(OLD);
        store.saveDocument("state", "old");
    }
}
