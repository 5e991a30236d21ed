package dev.modelwire.store.internal;

import dev.modelwire.api.reported.ErrorCode;
import dev.modelwire.api.store.StoreException;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;

/** The first steps in a store's directory: lock, format, directories. */
final class StoreOpening {

    private StoreOpening() {}

    static Closeable lock(FileOps ops, StoreLayout layout) throws IOException, StoreException {
        createRoot(ops, layout.root());
        return ops.lock(layout.lock())
                .orElseThrow(() -> new StoreException(
                        ErrorCode.STORE_IO,
                        "store [" + layout.root()
                                + "] is in use by another process or another store of this one: stop that one, or use"
                                + " another directory"));
    }

    private static void createRoot(FileOps ops, Path root) throws IOException {
        Deque<Path> missing = new ArrayDeque<>();
        for (Path path = root.toAbsolutePath(); path != null && !ops.isDirectory(path); path = path.getParent()) {
            missing.push(path);
        }
        for (Path path : missing) {
            ops.createDirectory(path);
            ops.forceDirectory(StoreLayout.parent(path));
        }
    }

    /**
     * What a process that died had renamed may be seen here and still be lost with the power: the names that others will
     * build upon are made durable first.
     */
    static void prepare(FileOps ops, StoreLayout layout, TempFiles temp, Problems problems)
            throws IOException, StoreException {
        boolean formatted = StoreFormat.check(ops, layout, problems);
        for (Path directory : layout.directories()) {
            ops.createDirectory(directory);
        }
        ops.forceDirectory(StoreLayout.parent(layout.sha256()));
        ops.forceDirectory(layout.root());
        ops.forceDirectory(layout.sha256());
        ops.forceDirectory(layout.models());
        temp.sweep();
        if (!formatted) {
            StoreFormat.write(temp, layout);
        }
    }
}
