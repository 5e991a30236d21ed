package org.bytedeco.javacpp;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes JavaCPP take native libraries as loaded by somebody else. By itself it would unpack them unchecked into a cache in
 * the home directory, and start a thread that keeps this class loader for ever. It reads how to do otherwise from system
 * properties, when its classes are initialised: they are set for that moment only. Lies in this package because the map of
 * loaded libraries is package-private.
 */
public final class PreloadedLibraries {

    private static final Map<String, String> SETTINGS = Map.of(
            "org.bytedeco.javacpp.nopointergc", "true",
            "org.bytedeco.javacpp.findlibraries", "false",
            "org.bytedeco.javacpp.cachelibraries", "false");

    private PreloadedLibraries() {}

    /**
     * Loads libraries and initialises JavaCPP; to be called once in a class loader, before any other of its classes is used.
     *
     * @param names their names without prefix and suffix
     * @param load loads them into this class loader
     */
    public static <E extends Exception> void load(List<String> names, Loading<E> load) throws E {
        Map<String, @Nullable String> before = new HashMap<>();
        SETTINGS.forEach((key, value) -> before.put(key, System.setProperty(key, value)));
        try {
            names.forEach(name -> Loader.loadedLibraries.put(name, name));
            load.load();
            Loader.load(Pointer.class);
        } finally {
            before.forEach(PreloadedLibraries::restore);
        }
    }

    private static void restore(String key, @Nullable String value) {
        if (value == null) {
            System.clearProperty(key);
        } else {
            System.setProperty(key, value);
        }
    }

    /** Loads native libraries. */
    @FunctionalInterface
    public interface Loading<E extends Exception> {
        /** Loads all of them. */
        void load() throws E;
    }
}
