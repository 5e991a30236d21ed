package dev.modelwire.store.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/** The names in {@code tmp/}: given once, known while in use, so that what else lies there is known to be left over. */
final class TempFiles {

    private final FileOps ops;
    private final StoreLayout layout;
    private final Problems problems;
    private final Set<Path> inUse = new HashSet<>();
    private long next;

    TempFiles(FileOps ops, StoreLayout layout, Problems problems) {
        this.ops = ops;
        this.layout = layout;
        this.problems = problems;
    }

    synchronized Path take() {
        Path file;
        do {
            file = layout.tmp().resolve(Long.toString(next++));
        } while (ops.size(file).isPresent());
        inUse.add(file);
        return file;
    }

    synchronized void discardUnlessRenamed(Path file) {
        if (inUse.remove(file)) {
            try {
                ops.delete(file);
            } catch (IOException e) {
                problems.report("temporary file [" + file + "] stays until the next collection", e);
            }
        }
    }

    /** Touches no name any more: another store may use the same ones from now on. */
    synchronized void abandon() {
        inUse.clear();
    }

    private synchronized void forget(Path file) {
        inUse.remove(file);
    }

    /** Marks a file of a lasting name as being written. */
    synchronized void claim(Path file) {
        inUse.add(file);
    }

    /** Leaves a file as it is, for whoever goes on with it. */
    synchronized void leave(Path file) {
        inUse.remove(file);
    }

    /** Gives a file that is being written another name; it is in use under that one now. */
    void move(Path file, Path target) throws IOException {
        ops.rename(file, target);
        claim(target);
        forget(file);
    }

    /** Gives the file, whose bytes are durable, another name at once, and makes the name durable. */
    void rename(Path file, Path target) throws IOException {
        ops.rename(file, target);
        forget(file);
        ops.forceDirectory(StoreLayout.parent(target));
    }

    /** Writes a small file durably and gives it its name at once. */
    void replace(Path target, byte[] content) throws IOException {
        replace(target, content, () -> {});
    }

    /**
     * Writes a small file durably and gives it its name at once.
     *
     * @param beforeRename is told when the content is durable: from then on nobody knows which of the two has the name
     */
    void replace(Path target, byte[] content, Runnable beforeRename) throws IOException {
        Path file = take();
        try {
            try (FileOps.Output output = ops.create(file)) {
                output.write(ByteBuffer.wrap(content));
                output.force();
            }
            beforeRename.run();
            rename(file, target);
        } finally {
            discardUnlessRenamed(file);
        }
    }

    /** Deletes what nobody uses; returns how many bytes that were. */
    long sweep() throws IOException {
        long freed = 0;
        for (Path file : ops.list(layout.tmp())) {
            if (!isInUse(file) && !ops.isDirectory(file)) {
                long size = ops.size(file).orElse(0);
                freed += ops.delete(file) ? size : 0;
            }
        }
        return freed;
    }

    synchronized boolean isInUse(Path file) {
        return inUse.contains(file);
    }
}
