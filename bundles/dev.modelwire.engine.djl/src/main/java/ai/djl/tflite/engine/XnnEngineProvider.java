package ai.djl.tflite.engine;

import ai.djl.Model;
import ai.djl.engine.Engine;
import ai.djl.engine.EngineProvider;

/** Gives DJL the engine by hand. No engine itself: touching one starts DJL, and how that goes is decided here. */
public final class XnnEngineProvider implements EngineProvider {

    static final String NAME = "TFLite";

    private XnnEngineProvider() {}

    /**
     * Makes {@link XnnEngine} the TFLite engine of this class space. DJL's first touch looks for engines in service files
     * and, if it finds one, sends a telemetry request: it is given a class loader that has none.
     */
    public static void register() {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(ClassLoader.getPlatformClassLoader());
        try {
            Engine.registerEngine(new XnnEngineProvider());
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /** Returns a new model, not loaded yet. */
    public static XnnModel newModel(String name) {
        return (XnnModel) Model.newInstance(name, NAME);
    }

    @Override
    public String getEngineName() {
        return NAME;
    }

    @Override
    public int getEngineRank() {
        return TfLiteEngine.RANK;
    }

    @Override
    public Engine getEngine() {
        return XnnEngine.INSTANCE;
    }
}
