package dev.modelwire.store.internal;

import dev.modelwire.api.reported.ErrorCode;
import dev.modelwire.api.store.StoreException;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
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
        }
        settle(ops, root.toAbsolutePath());
    }

    /**
     * Makes the way to the store durable, whoever made it: a process that died may have been in the middle of that. Where
     * this process may not look, none of its kind has made a directory.
     */
    private static void settle(FileOps ops, Path root) throws IOException {
        for (Path path = root.getParent(); path != null; path = path.getParent()) {
            try {
                ops.forceDirectory(path);
            } catch (AccessDeniedException e) {
                return;
            }
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
        removeLeftOver(ops, layout, temp, problems);
        if (!formatted) {
            StoreFormat.write(temp, layout);
        }
    }

    /** What cannot be removed is in nobody's way: a disk that has become read-only still shows its models. */
    private static void removeLeftOver(FileOps ops, StoreLayout layout, TempFiles temp, Problems problems) {
        try {
            temp.sweep();
            for (Path unanswered : ops.list(layout.requests())) {
                ops.delete(unanswered);
            }
        } catch (IOException e) {
            problems.report("store [" + layout.root() + "]: what was left over stays until the next collection", e);
        }
    }
}
