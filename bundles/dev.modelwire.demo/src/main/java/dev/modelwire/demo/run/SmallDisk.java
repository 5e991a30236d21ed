package dev.modelwire.demo.run;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A disk that can be filled and freed again: a small file system of its own, filled to its last byte; or else a large one
 * of which the store is told to leave nearly all alone.
 */
final class SmallDisk {

    /** What is no larger may be filled. */
    static final long SMALL = 64L << 20;

    private static final long MIB = 1 << 20;
    private static final long MOST_MIB = 1_048_576;
    private static final long MOST_LEFT = 256 * MIB;
    private static final int BLOCK = 4096;

    private final Path directory;
    private final boolean own;
    private final long total;
    private final long left;
    private final long minimumFree;

    private SmallDisk(Path directory, boolean own, long total, long left, long minimumFree) {
        this.directory = directory;
        this.own = own;
        this.total = total;
        this.left = left;
        this.minimumFree = minimumFree;
    }

    /** Takes the disk on which the directory lies, and looks what may be done with it. */
    static SmallDisk at(Path directory) throws IOException {
        Files.createDirectories(directory);
        FileStore disk = Files.getFileStore(directory);
        return disk.getTotalSpace() <= SMALL
                ? new SmallDisk(directory, true, disk.getTotalSpace(), 0, MIB)
                : bounded(directory, disk.getTotalSpace(), disk.getUsableSpace());
    }

    /** Takes a disk that must not be filled. */
    static SmallDisk bounded(Path directory, long total, long usable) throws IOException {
        long left = Math.min(MOST_LEFT, usable / 4);
        long minimumFree = usable - left;
        if (minimumFree / MIB > MOST_MIB) {
            throw new IOException("disk of [" + directory + "] has [" + usable
                    + "] free bytes: no bound of the store is that large; give the scenario a small file system");
        }
        return new SmallDisk(directory, false, total, left, minimumFree);
    }

    /** Returns the directory for the store. */
    Path store() {
        return directory.resolve("store").toAbsolutePath();
    }

    /** Returns what the store must leave free, in MiB. */
    int minimumFreeMib() {
        return Math.toIntExact(minimumFree / MIB);
    }

    /** Says by what means the disk is small. */
    String means() {
        return own
                ? "a file system of its own of " + total / MIB + " MiB, filled to the last byte"
                : "a disk of which minimum.free.mib=" + minimumFreeMib() + " leaves the store " + left / MIB
                        + " MiB (no small file system could be had)";
    }

    private Path filler() {
        return directory.resolve("filler");
    }

    /** Takes all the room; returns how many bytes that were. */
    long fill() throws IOException {
        long most = own ? Long.MAX_VALUE : 2 * left;
        long written = 0;
        try (FileChannel out = FileChannel.open(filler(), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            ByteBuffer block = ByteBuffer.allocateDirect(BLOCK);
            while (written < most) {
                written += out.write(block.clear());
            }
            out.force(true);
        } catch (IOException e) {
            if (!own || Files.getFileStore(directory).getUsableSpace() >= BLOCK) {
                throw e;
            }
        }
        return written;
    }

    /** Gives the room back. */
    void free() throws IOException {
        Files.deleteIfExists(filler());
    }
}
