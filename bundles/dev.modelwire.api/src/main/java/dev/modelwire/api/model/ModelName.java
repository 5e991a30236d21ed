package dev.modelwire.api.model;

import java.util.regex.Pattern;

/**
 * The name of a model, for example {@code pump-anomaly}: 1 to 64 lower-case letters, digits, {@code .}, {@code _} and
 * {@code -}, beginning with a letter or digit. Safe as a file name and as a topic segment.
 *
 * @param value the name
 */
public record ModelName(String value) implements Comparable<ModelName> {

    private static final Pattern VALID = Pattern.compile("[a-z0-9][a-z0-9._-]{0,63}");

    public ModelName {
        if (!VALID.matcher(value).matches()) {
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
