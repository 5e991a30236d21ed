package dev.modelwire.kura.internal;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads configuration attributes, whose accessors convert only when they are called and may then fail. */
final class Attributes {

    private Attributes() {}

    static String text(String key, Supplier<@Nullable String> accessor) {
        String value = read(key, accessor);
        return value == null ? "" : value;
    }

    static boolean flag(String key, Supplier<Boolean> accessor) {
        return Boolean.TRUE.equals(read(key, accessor));
    }

    static int whole(String key, Supplier<Integer> accessor, int least, int most) {
        Integer value = read(key, accessor);
        if (value == null || value < least || value > most) {
            throw new IllegalArgumentException(
                    "option " + key + " [" + value + "] must be a whole number from " + least + " to " + most);
        }
        return value;
    }

    /** Reads a path from a text that is not empty. */
    static Path absolute(String key, String text) {
        try {
            Path path = Path.of(text).normalize();
            if (path.isAbsolute() && path.getNameCount() > 0) {
                return path;
            }
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException("option " + key + " is no path: " + e.getReason(), e);
        }
        throw new IllegalArgumentException(
                "option " + key + " [" + text + "] must be an absolute path below the root, or empty");
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
