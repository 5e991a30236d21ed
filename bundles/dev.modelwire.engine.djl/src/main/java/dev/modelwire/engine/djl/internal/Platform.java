package dev.modelwire.engine.djl.internal;

import dev.modelwire.engine.api.EngineException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/**
 * What this process runs on.
 *
 * @param os the property {@code os.name}
 * @param arch the property {@code os.arch}
 * @param maps the file that lists what is mapped into the process
 */
record Platform(String os, String arch, Path maps) {

    private static final Set<String> X86_64 = Set.of("amd64", "x86_64");

    static Platform current() {
        return new Platform(
                System.getProperty("os.name", ""), System.getProperty("os.arch", ""), Path.of("/proc/self/maps"));
    }

    /** Refuses every platform but the one that the native library was built for. */
    void requireSupported() throws EngineException {
        if (!os.equals("Linux") || !X86_64.contains(arch)) {
            throw unsupported("platform [" + os + " " + arch + "]", "runs on Linux x86_64 only");
        }
        if (isMusl()) {
            throw unsupported("C library [musl]", "needs glibc 2.14 or newer");
        }
    }

    private boolean isMusl() {
        try {
            return Files.readString(maps, StandardCharsets.ISO_8859_1).contains("ld-musl-");
        } catch (IOException e) {
            return false;
        }
    }

    private static EngineException unsupported(String what, String rule) {
        return new EngineException(
                EngineException.Kind.UNAVAILABLE,
                what + " has no native library: engine djl-tflite " + rule + "; install another engine");
    }
}
