package dev.modelwire.store.internal;

import dev.modelwire.api.reported.ErrorCode;
import dev.modelwire.api.store.StoreException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The version of the layout, in the file {@code FORMAT}. */
final class StoreFormat {

    static final int VERSION = 2;
    private static final String PREFIX = "modelwire-store ";
    private static final Pattern TEXT = Pattern.compile(PREFIX + "(\\d{1,9})");

    private StoreFormat() {}

    /**
     * Returns whether the file says what it must; refuses the format of a newer version. A file that says nothing gives no
     * reason to leave the models alone: each record bears its own format.
     */
    static boolean check(FileOps ops, StoreLayout layout, Problems problems) throws StoreException {
        Optional<String> text;
        try {
            text = new SmallFiles(ops).read(layout.format());
        } catch (IOException e) {
            problems.report("file [" + layout.format() + "] cannot be read and is written anew", e);
            return false;
        }
        if (text.isEmpty()) {
            return false;
        }
        Matcher found = TEXT.matcher(text.get().strip());
        if (!found.matches()) {
            problems.report("store [" + layout.root() + "] has format [" + Refusals.shown(text.get())
                    + "], which is none: it is taken for [" + PREFIX + VERSION + "]");
            return false;
        }
        if (Integer.parseInt(found.group(1)) > VERSION) {
            throw new StoreException(
                    ErrorCode.STORE_IO,
                    "store [" + layout.root() + "] has format [" + found.group() + "]: this version reads [" + PREFIX
                            + VERSION + "] and older; install the version that wrote it, or use another directory");
        }
        return Integer.parseInt(found.group(1)) == VERSION;
    }

    /** Comes before anything is written in this format, so that an older version never meets what it cannot read. */
    static void write(TempFiles temp, StoreLayout layout) throws IOException {
        temp.replace(layout.format(), (PREFIX + VERSION + "\n").getBytes(StandardCharsets.US_ASCII));
    }
}
