package dev.modelwire.store.internal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** A store that is wrong on purpose, to see that the explorer notices. */
final class Sabotage implements FileOps {

    /** What is done wrongly. */
    enum Kind {
        NONE,
        /** Files are not made durable before they get their names. */
        DROP_FILE_FSYNC,
        /** Names are not made durable. */
        DROP_DIRECTORY_FSYNC,
        /** Files get their names first and are made durable afterwards. */
        RENAME_BEFORE_FSYNC;

        /** Returns what {@code -Dmodelwire.store.sabotage} asks for. */
        static Kind asked() {
            return valueOf(System.getProperty("modelwire.store.sabotage", "none")
                    .toUpperCase(Locale.ROOT)
                    .replace('-', '_'));
        }
    }

    private final FileOps real;
    private final Kind kind;
    private final int dropped;
    private final Map<Path, Output> late = new HashMap<>();
    private int forces;

    Sabotage(FileOps real, Kind kind) {
        this(real, kind, -1);
    }

    private Sabotage(FileOps real, Kind kind, int dropped) {
        this.real = real;
        this.kind = kind;
        this.dropped = dropped;
    }

    /** Drops one order to make something durable, counted from 0. */
    static Sabotage dropping(FileOps real, int which) {
        return new Sabotage(real, Kind.NONE, which);
    }

    /** Returns how often something was to be made durable. */
    int forces() {
        return forces;
    }

    private boolean obeys(Kind ignoring) {
        return forces++ != dropped && kind != ignoring;
    }

    @Override
    public Output create(Path file) throws IOException {
        return watched(file, real.create(file));
    }

    @Override
    public Output append(Path file) throws IOException {
        return watched(file, real.append(file));
    }

    private Output watched(Path file, Output output) {
        return new Output() {
            @Override
            public void write(ByteBuffer bytes) throws IOException {
                output.write(bytes);
            }

            @Override
            public void force() throws IOException {
                if (obeys(Kind.DROP_FILE_FSYNC)) {
                    if (kind == Kind.RENAME_BEFORE_FSYNC) {
                        late.put(file, output);
                    } else {
                        output.force();
                    }
                }
            }

            @Override
            public void close() throws IOException {
                output.close();
            }
        };
    }

    @Override
    public void rename(Path from, Path to) throws IOException {
        real.rename(from, to);
        Output output = late.remove(from);
        if (output != null) {
            output.force();
        }
    }

    @Override
    public void forceDirectory(Path directory) throws IOException {
        if (obeys(Kind.DROP_DIRECTORY_FSYNC)) {
            real.forceDirectory(directory);
        }
    }

    @Override
    public void createDirectory(Path directory) throws IOException {
        real.createDirectory(directory);
    }

    @Override
    public Input read(Path file) throws IOException {
        return real.read(file);
    }

    @Override
    public void link(Path existing, Path link) throws IOException {
        real.link(existing, link);
    }

    @Override
    public void readOnly(Path file) throws IOException {
        real.readOnly(file);
    }

    @Override
    public boolean delete(Path file) throws IOException {
        return real.delete(file);
    }

    @Override
    public List<Path> list(Path directory) throws IOException {
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
        return real.sameFile(one, other);
    }

    @Override
    public long usableSpace(Path directory) throws IOException {
        return real.usableSpace(directory);
    }

    @Override
    public Optional<Closeable> lock(Path file) throws IOException {
        return real.lock(file);
    }
}
