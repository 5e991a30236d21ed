package dev.modelwire.api.model;

/**
 * The name of a model, for example {@code pump-anomaly}: 1 to 64 lower-case letters, digits, {@code .}, {@code _} and
 * {@code -}, beginning with a letter or digit. Safe as a file name and as a topic segment.
 *
 * @param value the name
 */
public record ModelName(String value) implements Comparable<ModelName> {

    private static final int LONGEST = 64;

    public ModelName {
        if (!Letters.areWord(value, LONGEST, false, "")) {
            throw new IllegalArgumentException("model name [" + Shown.of(value)
                    + "] must be 1 to 64 of a-z 0-9 . _ - and begin with a letter or digit");
        }
    }

    /** Returns the name that is written so. */
    public static ModelName of(String value) {
        return new ModelName(value);
    }

    @Override
    public int compareTo(ModelName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
