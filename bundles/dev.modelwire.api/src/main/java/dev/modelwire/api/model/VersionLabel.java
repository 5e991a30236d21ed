package dev.modelwire.api.model;

/**
 * What people call a version of a model, for example {@code 7} or {@code 2026.11-b}: 1 to 64 letters, digits, {@code .},
 * {@code _} and {@code -}. A label says nothing about order; what a version is, its digest says.
 *
 * @param value the label
 */
public record VersionLabel(String value) {

    private static final int LONGEST = 64;

    public VersionLabel {
        if (!Letters.areWord(value, LONGEST, true, "")) {
            throw new IllegalArgumentException("version [" + Shown.of(value)
                    + "] must be 1 to 64 of A-Z a-z 0-9 . _ - and begin with a letter or digit");
        }
    }

    /** Returns the label that is written so. */
    public static VersionLabel of(String value) {
        return new VersionLabel(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
