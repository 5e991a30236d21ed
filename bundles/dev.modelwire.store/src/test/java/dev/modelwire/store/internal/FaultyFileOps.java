package dev.modelwire.store.internal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Counts the operations that can fail and asks before each whether it shall. */
final class FaultyFileOps implements FileOps {

    /** Decides; is told the operation's name and its file. */
    interface Fault {
        void before(String operation, Path path) throws IOException;
    }

    private final FileOps real;
    private final List<String> done = new ArrayList<>();
    private volatile Fault fault = (operation, path) -> {};
    private long usableSpace = -1;
    private boolean skipForce;
    private long room = Long.MAX_VALUE;

    FaultyFileOps(FileOps real) {
        this.real = real;
    }

    void failWhen(Fault next) {
        fault = next;
    }

    void usableSpace(long bytes) {
        usableSpace = bytes;
    }

    /** Takes so many more bytes and is full then, in the middle of a write if need be. */
    void takeAtMost(long bytes) {
        room = bytes;
    }

    void skipForce() {
        skipForce = true;
    }

    /** Returns what was attempted since the last call. */
    synchronized List<String> takeDone() {
        List<String> taken = List.copyOf(done);
        done.clear();
        return taken;
    }

    private void before(String operation, Path path) throws IOException {
        synchronized (this) {
            done.add(operation + " " + path.getFileName());
        }
        fault.before(operation, path);
    }

    @Override
    public void createDirectory(Path directory) throws IOException {
        before("createDirectory", directory);
        real.createDirectory(directory);
    }

    @Override
    public Output create(Path file) throws IOException {
        before("create", file);
        return faulty(file, real.create(file));
    }

    @Override
    public Output append(Path file) throws IOException {
        before("append", file);
        return faulty(file, real.append(file));
    }

    private Output faulty(Path file, Output output) {
        return new Output() {
            @Override
            public void write(ByteBuffer bytes) throws IOException {
                before("write", file);
                int end = bytes.limit();
                boolean fits = bytes.remaining() <= room;
                if (!fits) {
                    bytes.limit(bytes.position() + (int) room);
                }
                room -= bytes.remaining();
                output.write(bytes);
                bytes.limit(end);
                if (!fits) {
                    throw new IOException("No space left on device");
                }
            }

            @Override
            public void force() throws IOException {
                before("force", file);
                if (!skipForce) {
                    output.force();
                }
            }

            @Override
            public void close() throws IOException {
                output.close();
            }
        };
    }

    @Override
    public Input read(Path file) throws IOException {
        before("read", file);
        return real.read(file);
    }

    @Override
    public void rename(Path from, Path to) throws IOException {
        before("rename", to);
        real.rename(from, to);
    }

    @Override
    public void link(Path existing, Path link) throws IOException {
        before("link", link);
        real.link(existing, link);
    }

    @Override
    public void readOnly(Path file) throws IOException {
        before("readOnly", file);
        real.readOnly(file);
    }

    @Override
    public boolean delete(Path file) throws IOException {
        before("delete", file);
        return real.delete(file);
    }

    @Override
    public void forceDirectory(Path directory) throws IOException {
        before("forceDirectory", directory);
        if (!skipForce) {
            real.forceDirectory(directory);
        }
    }

    @Override
    public List<Path> list(Path directory) throws IOException {
        before("list", directory);
        return real.list(directory);
    }

    @Override
    public boolean isDirectory(Path path) {
        return real.isDirectory(path);
    }

    @Override
    public OptionalLong size(Path file) {
        return real.size(file);
    }

    @Override
    public boolean sameFile(Path one, Path other) throws IOException {
        before("sameFile", one);
        return real.sameFile(one, other);
    }

    @Override
    public long usableSpace(Path directory) throws IOException {
        before("usableSpace", directory);
        return usableSpace >= 0 ? usableSpace : real.usableSpace(directory);
    }

    @Override
    public Optional<Closeable> lock(Path file) throws IOException {
        before("lock", file);
        return real.lock(file);
    }
}
