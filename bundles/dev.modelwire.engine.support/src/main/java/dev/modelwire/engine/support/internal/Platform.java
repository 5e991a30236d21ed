package dev.modelwire.engine.support.internal;

import dev.modelwire.engine.api.EngineException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What this process runs on.
 *
 * @param os the property {@code os.name}
 * @param arch the property {@code os.arch}
 * @param maps the file that lists what is mapped into the process
 */
public record Platform(String os, String arch, Path maps) {

    /** Processors that native libraries are published for. */
    public enum Cpu {
        /** 64-bit Intel and AMD. */
        X86_64("amd64", "x86_64"),
        /** 64-bit ARM. */
        AARCH64("aarch64", "arm64");

        private final String arch;
        private final String otherArch;

        Cpu(String arch, String otherArch) {
            this.arch = arch;
            this.otherArch = otherArch;
        }

        private boolean is(String name) {
            return name.equals(arch) || name.equals(otherArch);
        }

        private String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Returns this process's platform. */
    public static Platform current() {
        return new Platform(
                System.getProperty("os.name", ""), System.getProperty("os.arch", ""), Path.of("/proc/self/maps"));
    }

    /**
     * Refuses every platform but Linux with glibc on one of these processors.
     *
     * @param engine the engine's name, for messages
     * @param offered the processors that its native library was built for
     * @param glibc the oldest version that its native library runs with
     * @return this platform's processor
     */
    public Cpu require(String engine, List<Cpu> offered, String glibc) throws EngineException {
        Cpu cpu = offered.stream()
                .filter(candidate -> os.equals("Linux") && candidate.is(arch))
                .findFirst()
                .orElseThrow(() -> unsupported(
                        "platform [" + os + " " + arch + "]",
                        engine,
                        "runs on Linux " + offered.stream().map(Cpu::label).collect(Collectors.joining(" or "))
                                + " only"));
        if (isMusl()) {
            throw unsupported("C library [musl]", engine, "needs glibc " + glibc + " or newer");
        }
        return cpu;
    }

    private boolean isMusl() {
        try {
            return Files.readString(maps, StandardCharsets.ISO_8859_1).contains("ld-musl-");
        } catch (IOException e) {
            return false;
        }
    }

    private static EngineException unsupported(String what, String engine, String rule) {
        return new EngineException(
                EngineException.Kind.UNAVAILABLE,
                what + " has no native library: engine " + engine + " " + rule + "; install another engine");
    }
}
