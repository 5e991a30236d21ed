package dev.modelwire.store.internal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Every operation on files that the store does, so that a test can record them, fail them or lose their effects. */
interface FileOps {

    /** Creates a directory if it is not there; its parent must be. */
    void createDirectory(Path directory) throws IOException;

    /** Creates a new file for writing; refuses an existing one. */
    Output create(Path file) throws IOException;

    /** Opens an existing file for writing at its end. */
    Output append(Path file) throws IOException;

    Input read(Path file) throws IOException;

    /** Renames, replacing what bears the name already. */
    void rename(Path from, Path to) throws IOException;

    void link(Path existing, Path link) throws IOException;

    void readOnly(Path file) throws IOException;

    /** Deletes a file; returns whether there was one. */
    boolean delete(Path file) throws IOException;

    /** Makes the names in a directory durable. */
    void forceDirectory(Path directory) throws IOException;

    /** Returns what a directory holds, by name; nothing if it is not there. */
    List<Path> list(Path directory) throws IOException;

    boolean isDirectory(Path path);

    /** Returns the size of a regular file, if there is one; a link to another one is none. */
    OptionalLong size(Path file);

    /** Returns whether both are names of one regular file; a link to another one is none. */
    boolean sameFile(Path one, Path other) throws IOException;

    long usableSpace(Path directory) throws IOException;

    /** Locks a file against other processes and this one; empty if somebody holds it. */
    Optional<Closeable> lock(Path file) throws IOException;

    /** A file that is being written. */
    interface Output extends Closeable {

        /** Writes all remaining bytes. */
        void write(ByteBuffer bytes) throws IOException;

        /** Makes the bytes durable. */
        void force() throws IOException;
    }

    /** A file that is being read. */
    interface Input extends Closeable {

        /** Reads some bytes; returns -1 at the end. */
        int read(ByteBuffer into) throws IOException;
    }
}
