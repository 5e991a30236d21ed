package dev.modelwire.engine.litert.internal;

import dev.modelwire.engine.api.EngineException;
import dev.modelwire.engine.support.internal.NativeLibrary;
import dev.modelwire.engine.support.internal.Platform;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.bytedeco.javacpp.PreloadedLibraries;
import org.bytedeco.tensorflowlite.global.tensorflowlite;
import org.jspecify.annotations.Nullable;

/** The native runtime of this class loader: loaded once, whatever is started, stopped and started again around it. */
final class LitertRuntime {

    /** JavaCPP 1.5.14 and TFLite 2.21.0 as org.bytedeco publishes them. */
    static final List<NativeLibrary> X86_64 = List.of(
            new NativeLibrary(
                    "org/bytedeco/javacpp/linux-x86_64/libjnijavacpp.so",
                    "ba733606bb16ae835a9c8628d38bf0be46674d42eabda6656cfff2631058c6ac"),
            new NativeLibrary(
                    "org/bytedeco/tensorflowlite/linux-x86_64/libjnitensorflowlite.so",
                    "fe6884ba79d33230521e18effe111487daad40a4a30c1ffddb8d6701ab4756f3"));

    static final List<NativeLibrary> AARCH64 = List.of(
            new NativeLibrary(
                    "org/bytedeco/javacpp/linux-arm64/libjnijavacpp.so",
                    "7f6a073697df04b3a1d6466797844844ece804d2dd11a3e371be925be101fb8f"),
            new NativeLibrary(
                    "org/bytedeco/tensorflowlite/linux-arm64/libjnitensorflowlite.so",
                    "1ddeeba8b6b03173cdb2c052c5927c1803ff39f8a438f7fe9c6c412d4cfb0106"));

    private static final List<String> NAMES = List.of("jnijavacpp", "jnitensorflowlite");
    private static final String GLIBC = "2.34";
    private static final Object LOCK = new Object();
    private static @Nullable String version;

    private LitertRuntime() {}

    /**
     * Loads the native runtime unless it is loaded already.
     *
     * @param base a directory for the copies of the libraries that are needed while they are being loaded
     * @return the runtime's version
     * @throws EngineException {@code UNAVAILABLE} if this platform has none or it could not be loaded; may be tried again
     */
    static String load(Path base) throws EngineException {
        synchronized (LOCK) {
            if (version == null) {
                Platform.Cpu cpu = Platform.current()
                        .require(LitertEngine.NAME, List.of(Platform.Cpu.X86_64, Platform.Cpu.AARCH64), GLIBC);
                PreloadedLibraries.<EngineException>load(
                        NAMES, () -> load(cpu == Platform.Cpu.X86_64 ? X86_64 : AARCH64, base));
                version = tensorflowlite.TfLiteVersion().getString(StandardCharsets.UTF_8);
            }
            return version;
        }
    }

    private static void load(List<NativeLibrary> libraries, Path base) throws EngineException {
        NativeLibrary.loadAll(
                libraries,
                LitertRuntime.class.getClassLoader(),
                base,
                "glibc " + GLIBC + " and libstdc++ of GCC 12 or newer",
                file -> System.load(file.toString()));
    }
}
