package dev.modelwire.engine.djl.internal;

import ai.djl.tflite.engine.XnnEngineProvider;
import dev.modelwire.engine.api.EngineException;
import dev.modelwire.engine.support.internal.NativeLibrary;
import dev.modelwire.engine.support.internal.Platform;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tensorflow.lite.TensorFlowLite;

/** The native runtime of this class loader: loaded once, whatever is started, stopped and started again around it. */
final class TfliteRuntime {

    /** TFLite 2.6.2 for Linux x86_64, as ai.djl.tflite:tflite-native-cpu publishes it. */
    static final NativeLibrary LIBRARY = new NativeLibrary(
            "native/lib/libtensorflowlite_jni.so", "5671182c49611b502a1b556f5b197f4005674cb01b6ff0de9b436cbf483fb839");

    private static final String GLIBC = "2.14";
    private static final Object LOCK = new Object();
    private static @Nullable String version;

    private TfliteRuntime() {}

    /**
     * Loads the native runtime unless it is loaded already.
     *
     * @param base a directory for the copy of the library that is needed while it is being loaded
     * @return the runtime's version
     * @throws EngineException {@code UNAVAILABLE} if this platform has none or it could not be loaded; may be tried again
     */
    static String load(Path base) throws EngineException {
        synchronized (LOCK) {
            if (version == null) {
                Platform.current().require(TfliteEngine.NAME, List.of(Platform.Cpu.X86_64), GLIBC);
                LIBRARY.load(
                        TfliteRuntime.class.getClassLoader(),
                        base,
                        "glibc " + GLIBC + " or newer",
                        file -> System.load(file.toString()));
                XnnEngineProvider.register();
                version = TensorFlowLite.runtimeVersion();
            }
            return version;
        }
    }
}
