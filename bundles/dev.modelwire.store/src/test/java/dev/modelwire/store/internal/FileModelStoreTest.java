package dev.modelwire.store.internal;

import dev.modelwire.api.store.ModelStore;
import dev.modelwire.testkit.store.ModelStoreContractTest;
import java.nio.file.Path;

class FileModelStoreTest extends ModelStoreContractTest {

    @Override
    protected ModelStore open(Path directory) throws Exception {
        return new FileModelStore(new DiskFileOps(), directory, StoreOptions.UNBOUNDED).open();
    }

    @Override
    protected void close(ModelStore opened) throws Exception {
        ((FileModelStore) opened).close();
    }
}
