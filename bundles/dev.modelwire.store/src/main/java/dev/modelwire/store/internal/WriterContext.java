package dev.modelwire.store.internal;

import dev.modelwire.api.model.Digest;
import dev.modelwire.api.store.StoreException;
import java.nio.file.Path;

/** What a writer needs of its store. */
record WriterContext(FileOps ops, TempFiles temp, FreeSpace space, Problems problems, Placement placement) {

    /** Takes a verified file into the store. */
    interface Placement {
        void place(Path tempFile, Digest expected, Digest sha256) throws StoreException;
    }
}
