package ai.djl.tflite.engine;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tensorflow.lite.Interpreter;

/**
 * A TFLite model with what DJL keeps to itself: XNNPACK, the number of threads, and the interpreter. Lies in this package
 * because the constructors that it needs are package-private.
 */
public final class XnnModel extends TfLiteModel {

    /** Option of {@link #load}: threads inside one call, an Integer. */
    public static final String THREADS = "threads";

    private @Nullable Interpreter interpreter;

    XnnModel(String name) {
        super(name, TfLiteNDManager.getSystemManager());
    }

    @Override
    public void load(Path file, @Nullable String prefix, Map<String, ?> options) {
        Interpreter.Options interpreterOptions = new Interpreter.Options();
        interpreterOptions.setUseXNNPACK(true);
        interpreterOptions.setNumThreads((Integer) options.get(THREADS));
        Interpreter loaded = new Interpreter(file.toFile(), interpreterOptions);
        setBlock(new TfLiteSymbolBlock(loaded, getNDManager()));
        interpreter = loaded;
    }

    /** Returns the interpreter of the loaded model; closing the model closes it. */
    public Interpreter interpreter() {
        if (interpreter == null) {
            throw new IllegalStateException("model [" + getName() + "] is not loaded; call load first");
        }
        return interpreter;
    }
}
