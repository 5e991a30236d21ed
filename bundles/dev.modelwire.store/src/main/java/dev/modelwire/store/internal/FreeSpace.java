package dev.modelwire.store.internal;

import dev.modelwire.api.reported.ErrorCode;
import dev.modelwire.api.store.StoreException;
import java.io.IOException;

/** Keeps the free space on the disk that the settings ask for. */
record FreeSpace(FileOps ops, StoreLayout layout, long minimumBytes) {

    FreeSpace {
        if (minimumBytes < 0) {
            throw new IllegalArgumentException("minimum free space [" + minimumBytes + "] must be 0 bytes or more");
        }
    }

    /** Refuses what would leave too little. */
    void check(long bytesToCome) throws StoreException {
        long usable;
        try {
            usable = ops.usableSpace(layout.root());
        } catch (IOException e) {
            throw Refusals.disk("store [" + layout.root() + "]", e);
        }
        if (usable - minimumBytes < bytesToCome) {
            throw new StoreException(
                    ErrorCode.STORE_FULL,
                    "file of [" + bytesToCome + "] more bytes does not fit: [" + usable + "] bytes are free and ["
                            + minimumBytes + "] must stay free; free ["
                            + (bytesToCome - (usable - minimumBytes)) + "] bytes");
        }
    }
}
