package dev.modelwire.store.internal;

import java.nio.ByteBuffer;

/** One change that a file system may make durable or lose by itself, or an order to make some of them durable. */
sealed interface DiskChange {

    /** A name in a directory is given to a node. */
    record Set(int directory, String name, int node) implements DiskChange {}

    /** A name in a directory is taken away; the second half of a rename is not durable before the first is. */
    record Unset(int directory, String name, int notBefore) implements DiskChange {

        static final int ANY_TIME = -1;
    }

    /** Bytes of a file are written; they are the whole of an array that nobody changes. */
    record Write(int file, int offset, ByteBuffer bytes) implements DiskChange {}

    /** What was written to a file until now becomes durable. */
    record ForceFile(int file) implements DiskChange {}

    /** What was done to the names of a directory until now becomes durable. */
    record ForceDirectory(int directory) implements DiskChange {}
}
