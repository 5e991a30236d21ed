package dev.modelwire.engine.djl.internal;

import ai.djl.tflite.engine.XnnEngineProvider;
import dev.modelwire.engine.api.EngineException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.tensorflow.lite.TensorFlowLite;

/** The native runtime of this class loader: loaded once, whatever is started, stopped and started again around it. */
final class TfliteRuntime {

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
                Platform.current().requireSupported();
                NativeLibrary.TFLITE.load(
                        TfliteRuntime.class.getClassLoader(), base, file -> System.load(file.toString()));
                XnnEngineProvider.register();
                version = TensorFlowLite.runtimeVersion();
            }
            return version;
        }
    }
}
