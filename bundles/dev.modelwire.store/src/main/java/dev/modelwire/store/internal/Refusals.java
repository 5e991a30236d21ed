package dev.modelwire.store.internal;

import dev.modelwire.api.reported.ErrorCode;
import dev.modelwire.api.store.StoreException;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Turns what the disk says into what the store says. */
final class Refusals {

    private static final List<String> FULL = List.of("no space left", "quota exceeded");

    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");
    private static final int LONGEST = 40;

    private Refusals() {}

    static StoreException disk(String subject, IOException cause) {
        String said = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
        if (FULL.stream().anyMatch(said::contains)) {
            return new StoreException(
                    ErrorCode.STORE_FULL,
                    subject + ": the disk is full [" + cause.getMessage()
                            + "]: free space or, if bytes are left, file numbers (inodes)",
                    cause);
        }
        return new StoreException(
                ErrorCode.STORE_IO,
                subject + ": the disk refused [" + cause.getClass().getSimpleName() + ": " + cause.getMessage()
                        + "]: check the disk and its permissions",
                cause);
    }

    /** Returns whether the whole disk takes no changes. */
    static boolean isReadOnly(IOException e) {
        return String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT).contains("read-only file system");
    }

    /** Returns whether the disk has lost the bytes for good. */
    static boolean isBadSector(IOException e) {
        return String.valueOf(e.getMessage()).contains("Input/output error");
    }

    /** Shows a refused value: short, and with nothing in it that could break a log line. */
    static String shown(String value) {
        String cut = value.length() <= LONGEST ? value : value.substring(0, LONGEST) + "…";
        return CONTROL.matcher(cut).replaceAll("?");
    }
}
