package dev.modelwire.engine.onnx.internal;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import dev.modelwire.engine.api.EngineException;
import dev.modelwire.engine.support.internal.NativeLibrary;
import dev.modelwire.engine.support.internal.Platform;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The native runtime of this class loader: loaded once, whatever is started, stopped and started again around it. */
final class OnnxNatives {

    /** ONNX Runtime 1.29.0 as com.microsoft.onnxruntime publishes it; the first is needed by the second. */
    static final List<NativeLibrary> X86_64 = List.of(
            new NativeLibrary(
                    "ai/onnxruntime/native/linux-x64/libonnxruntime.so",
                    "5715f06d8992ca8eeeddcce43df3a7d38f97d537052126f558e912cb312460ca"),
            new NativeLibrary(
                    "ai/onnxruntime/native/linux-x64/libonnxruntime4j_jni.so",
                    "5017145b4d1ce745c42d88d17bd80612500a20399fa0fad406e5cfbacdb5b8c8"));

    static final List<NativeLibrary> AARCH64 = List.of(
            new NativeLibrary(
                    "ai/onnxruntime/native/linux-aarch64/libonnxruntime.so",
                    "a27d21126db312aa8f02f3d5eaebe466e991f51f469882e6d0407d5a8b64afda"),
            new NativeLibrary(
                    "ai/onnxruntime/native/linux-aarch64/libonnxruntime4j_jni.so",
                    "b3c7701465371191b9f19ef3794d4e6cd02d09c797392b81d86b83cb75526e5d"));

    private static final String GLIBC = "2.28";
    private static final List<String> SKIPPED =
            List.of("onnxruntime.native.onnxruntime.skip", "onnxruntime.native.onnxruntime4j_jni.skip");
    private static final Object LOCK = new Object();
    private static @Nullable OrtEnvironment environment;

    private OnnxNatives() {}

    /**
     * Loads the native runtime unless it is loaded already.
     *
     * @param base a directory for the copies of the libraries that are needed while they are being loaded
     * @throws EngineException {@code UNAVAILABLE} if this platform has none or it could not be loaded; may be tried again
     */
    static OrtEnvironment load(Path base) throws EngineException {
        synchronized (LOCK) {
            if (environment == null) {
                Platform.Cpu cpu = Platform.current()
                        .require(OnnxEngine.NAME, List.of(Platform.Cpu.X86_64, Platform.Cpu.AARCH64), GLIBC);
                NativeLibrary.loadAll(
                        cpu == Platform.Cpu.X86_64 ? X86_64 : AARCH64,
                        OnnxNatives.class.getClassLoader(),
                        base,
                        "glibc " + GLIBC + " or newer, a process that has loaded no other version of ONNX Runtime"
                                + " (restart it after a change of version)",
                        file -> System.load(file.toString()));
                environment = initialise();
            }
            return environment;
        }
    }

    /**
     * Starts the runtime without its own way to a native library, which would unpack one unchecked: two system properties
     * say that somebody else has loaded it. They are read once, here, and set back.
     */
    private static OrtEnvironment initialise() throws EngineException {
        Map<String, @Nullable String> before = new HashMap<>();
        SKIPPED.forEach(key -> before.put(key, System.setProperty(key, "true")));
        try {
            OrtEnvironment started =
                    OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR, OnnxEngine.NAME);
            started.setTelemetry(false);
            return started;
        } catch (OrtException | IllegalStateException e) {
            throw new EngineException(
                    EngineException.Kind.UNAVAILABLE,
                    "ONNX Runtime did not start: " + e.getMessage() + "; restart the process",
                    e);
        } finally {
            before.forEach(OnnxNatives::restore);
        }
    }

    private static void restore(String key, @Nullable String value) {
        if (value == null) {
            System.clearProperty(key);
        } else {
            System.setProperty(key, value);
        }
    }
}
