package dev.modelwire.store.internal;

import dev.modelwire.api.reported.ErrorCode;
import dev.modelwire.api.store.StoreException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The version of the layout, in the file {@code FORMAT}. */
final class StoreFormat {

    static final int VERSION = 1;
    private static final String PREFIX = "modelwire-store ";

    private StoreFormat() {}

    /** Returns whether the file is there; refuses a format that this code does not read. */
    static boolean check(FileOps ops, StoreLayout layout) throws IOException, StoreException {
        Optional<String> text = new SmallFiles(ops).read(layout.format());
        if (text.isEmpty()) {
            return false;
        }
        String found = text.get().strip();
        if (!found.equals(PREFIX + VERSION)) {
            throw new StoreException(
                    ErrorCode.STORE_IO,
                    "store [" + layout.root() + "] has format [" + Refusals.shown(found) + "]: this version reads ["
                            + PREFIX + VERSION + "]; install the version that wrote it, or use another directory");
        }
        return true;
    }

    static void write(TempFiles temp, StoreLayout layout) throws IOException {
        temp.replace(layout.format(), (PREFIX + VERSION + "\n").getBytes(StandardCharsets.US_ASCII));
    }
}
