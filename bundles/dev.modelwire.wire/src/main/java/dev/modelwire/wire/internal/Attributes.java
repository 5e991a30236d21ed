package dev.modelwire.wire.internal;

import java.util.Arrays;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads configuration attributes, whose accessors convert only when they are called and may then fail. */
public final class Attributes {

    private static final Pattern PREFIX = Pattern.compile("[A-Za-z0-9._-]{0,64}");

    private Attributes() {}

    public static String text(String key, Supplier<@Nullable String> accessor) {
        String value = read(key, accessor);
        return value == null ? "" : value.strip();
    }

    public static boolean flag(String key, Supplier<Boolean> accessor) {
        return Boolean.TRUE.equals(read(key, accessor));
    }

    public static int whole(String key, Supplier<Integer> accessor, int least, int most) {
        Integer value = read(key, accessor);
        if (value == null || value < least || value > most) {
            throw new IllegalArgumentException(
                    "option " + key + " [" + value + "] must be a whole number from " + least + " to " + most);
        }
        return value;
    }

    /** Reads a finite number; NaN if there is none. */
    static double decimal(String key, Supplier<@Nullable String> accessor) {
        String value = text(key, accessor);
        try {
            double number = value.isEmpty() ? Double.NaN : Double.parseDouble(value);
            if (value.isEmpty() || Double.isFinite(number)) {
                return number;
            }
            throw new IllegalArgumentException(
                    "option " + key + " [" + value + "] must be a finite decimal number, or empty");
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "option " + key + " [" + value + "] must be a finite decimal number, or empty", e);
        }
    }

    public static String prefix(String key, Supplier<@Nullable String> accessor) {
        String value = text(key, accessor);
        if (!PREFIX.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "option " + key + " [" + value + "] must be 0 to 64 of A-Z a-z 0-9 . _ -");
        }
        return value;
    }

    public static <E extends Enum<E>> E choice(String key, Supplier<@Nullable String> accessor, Class<E> type) {
        String value = text(key, accessor);
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> written(constant).equals(value))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("option " + key + " [" + value + "] must be one of "
                        + Arrays.stream(type.getEnumConstants())
                                .map(Attributes::written)
                                .toList()));
    }

    private static String written(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static <T> @Nullable T read(String key, Supplier<@Nullable T> accessor) {
        try {
            return accessor.get();
        } catch (RuntimeException e) {
            throw new IllegalArgumentException(
                    "option " + key + " has a value of the wrong type (" + e.getMessage() + ")", e);
        }
    }
}
