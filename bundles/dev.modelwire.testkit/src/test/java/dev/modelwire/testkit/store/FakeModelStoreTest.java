package dev.modelwire.testkit.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.modelwire.api.model.ModelName;
import dev.modelwire.api.reported.ErrorCode;
import dev.modelwire.api.store.BlobLease;
import dev.modelwire.api.store.ModelRecord;
import dev.modelwire.api.store.ModelStore;
import dev.modelwire.api.store.StoreException;
import dev.modelwire.api.store.StoredBlob;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FakeModelStoreTest extends ModelStoreContractTest {

    private static final ModelRecord RECORD = ModelRecord.empty(ModelName.of("pump"));

    @Override
    protected ModelStore open(Path directory) {
        return new FakeModelStore(directory);
    }

    @Test
    void failNext_save_failsOnceAndKeepsTheRecordBefore(@TempDir Path directory) throws Exception {
        FakeModelStore store = new FakeModelStore(directory);
        store.failNext(ErrorCode.STORE_FULL);
        StoreException e = assertThrows(StoreException.class, () -> store.save(RECORD));
        assertEquals(ErrorCode.STORE_FULL, e.code());
        assertEquals(0, store.records().size());
        store.save(RECORD);
        assertEquals(1, store.records().size());
    }

    @Test
    void freeBytes_fileLarger_storeFull(@TempDir Path directory) throws Exception {
        FakeModelStore store = new FakeModelStore(directory);
        store.freeBytes(10);
        StoreException e = assertThrows(StoreException.class, () -> store.put(new byte[11]));
        assertEquals(ErrorCode.STORE_FULL, e.code());
        assertEquals(10, store.put(new byte[10]).size());
    }

    @Test
    void corrupt_opened_refused(@TempDir Path directory) throws Exception {
        FakeModelStore store = new FakeModelStore(directory);
        StoredBlob blob = store.put(new byte[10]);
        store.corrupt(blob.digest());
        StoreException e = assertThrows(StoreException.class, () -> store.open(blob.digest()));
        assertEquals(ErrorCode.STORE_CORRUPTED, e.code());
    }

    @Test
    void openLeases_openedTwiceClosedOnce_one(@TempDir Path directory) throws Exception {
        FakeModelStore store = new FakeModelStore(directory);
        StoredBlob blob = store.put(new byte[10]);
        BlobLease first = store.open(blob.digest());
        BlobLease second = store.open(blob.digest());
        first.close();
        assertEquals(1, store.openLeases());
        second.close();
        assertEquals(0, store.openLeases());
    }
}
