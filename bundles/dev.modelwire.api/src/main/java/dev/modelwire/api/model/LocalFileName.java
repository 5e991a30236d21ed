package dev.modelwire.api.model;

import java.util.Locale;
import java.util.Set;

/**
 * A plain file name under which others may read a stored file: 1 to 100 letters, digits, {@code .}, {@code _}, {@code -},
 * not beginning with a dot or hyphen and not a device name; so never a path, never hidden, the same on every file system.
 *
 * @param value the name
 */
public record LocalFileName(String value) {

    private static final int LONGEST = 100;
    private static final Set<String> DEVICES = Set.of("con", "prn", "aux", "nul");

    public LocalFileName {
        if (!Letters.areWord(value, LONGEST, true, "_")
                || value.endsWith(".")
                || DEVICES.contains(value.toLowerCase(Locale.ROOT))) {
            throw new IllegalArgumentException("file name [" + Shown.of(value)
                    + "] must be 1 to 100 of A-Z a-z 0-9 . _ - with no path, and not begin with a dot or hyphen");
        }
    }

    /** Returns the name that is written so. */
    public static LocalFileName of(String value) {
        return new LocalFileName(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
