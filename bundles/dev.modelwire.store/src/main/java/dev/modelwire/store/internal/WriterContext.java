package dev.modelwire.store.internal;

import dev.modelwire.api.model.Digest;
import dev.modelwire.api.store.StoreException;
import java.nio.file.Path;

/** What a writer needs of its store. */
record WriterContext(FileOps ops, TempFiles temp, Problems problems, Host host) {

    /** The store as its writers see it. Each call takes the store's lock. */
    interface Host {

        /** Asks for room before more is written. */
        void promise(Object writer, long written, long toCome) throws StoreException;

        /** Takes a verified file into the store. */
        void place(Path tempFile, Digest expected, Digest sha256) throws StoreException;

        /** Gives a file that is being written a name that lasts; returns its name now. */
        Path adopt(Digest expected, String validator, Path tempFile) throws StoreException;

        /** Is told once that a writer has ended; a file under a name that lasts is removed if it is not kept. */
        void ended(Object writer, Digest expected, Path file, boolean kept);
    }
}
