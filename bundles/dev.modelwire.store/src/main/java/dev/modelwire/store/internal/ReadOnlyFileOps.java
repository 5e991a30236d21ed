package dev.modelwire.store.internal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.nio.file.ReadOnlyFileSystemException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The file system for those who only look: a store may be in use by another process meanwhile. */
record ReadOnlyFileOps(FileOps real) implements FileOps {

    private static IOException refused(Path path) {
        return new IOException("file [" + path + "] is only read here", new ReadOnlyFileSystemException());
    }

    @Override
    public void createDirectory(Path directory) throws IOException {
        throw refused(directory);
    }

    @Override
    public Output create(Path file) throws IOException {
        throw refused(file);
    }

    @Override
    public Output append(Path file) throws IOException {
        throw refused(file);
    }

    @Override
    public Input read(Path file) throws IOException {
        return real.read(file);
    }

    @Override
    public void rename(Path from, Path to) throws IOException {
        throw refused(from);
    }

    @Override
    public void link(Path existing, Path link) throws IOException {
        throw refused(link);
    }

    @Override
    public void readOnly(Path file) throws IOException {
        throw refused(file);
    }

    @Override
    public boolean delete(Path file) throws IOException {
        throw refused(file);
    }

    @Override
    public void forceDirectory(Path directory) throws IOException {
        throw refused(directory);
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
        throw refused(file);
    }
}
