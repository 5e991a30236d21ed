package dev.modelwire.store.internal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.NonWritableChannelException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * A lock on a file. The system drops a process's lock when the process closes <em>any</em> channel on the file, so a
 * second attempt in this JVM must not even open it. The mark of that is a system property because an update of the
 * bundle brings another class loader, in which a static field would know nothing.
 */
final class ProcessLock implements Closeable {

    private static final String MARK = "dev.modelwire.store.locked:";

    private final String mark;
    private final FileChannel channel;

    /** On a disk that is read-only a file can be locked against those who write only; nobody else does any harm. */
    private static FileChannel channel(Path file) throws IOException {
        try {
            return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        } catch (FileSystemException e) {
            if (!Files.isRegularFile(file) || !Refusals.isReadOnly(e)) {
                throw e;
            }
            return FileChannel.open(file, StandardOpenOption.READ);
        }
    }

    private static boolean lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (NonWritableChannelException e) {
            return channel.tryLock(0, Long.MAX_VALUE, true) != null;
        }
    }

    private ProcessLock(String mark, FileChannel channel) {
        this.mark = mark;
        this.channel = channel;
    }

    static Optional<Closeable> tryLock(Path file) throws IOException {
        String mark = MARK + StoreLayout.parent(file.toAbsolutePath()).toRealPath();
        if (System.getProperties().putIfAbsent(mark, "true") != null) {
            return Optional.empty();
        }
        FileChannel channel = null;
        try {
            channel = channel(file);
            if (lock(channel)) {
                ProcessLock lock = new ProcessLock(mark, channel);
                channel = null;
                mark = null;
                return Optional.of(lock);
            }
            return Optional.empty();
        } finally {
            if (channel != null) {
                channel.close();
            }
            if (mark != null) {
                System.getProperties().remove(mark);
            }
        }
    }

    @Override
    public void close() throws IOException {
        try {
            channel.close();
        } finally {
            System.getProperties().remove(mark);
        }
    }
}
