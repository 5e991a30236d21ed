package ai.djl.tflite.engine;

import ai.djl.Device;
import ai.djl.Model;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import org.jspecify.annotations.Nullable;
import org.tensorflow.lite.TensorFlowLite;

/**
 * DJL's TFLite engine without DJL's way to a native library: whoever registers it has loaded one already. It looks nothing
 * up by thread-context class loader or service files, extracts nothing and downloads nothing.
 */
final class XnnEngine extends Engine {

    static final XnnEngine INSTANCE = new XnnEngine();

    private XnnEngine() {}

    @Override
    public String getEngineName() {
        return XnnEngineProvider.NAME;
    }

    @Override
    public int getRank() {
        return TfLiteEngine.RANK;
    }

    @Override
    public @Nullable Engine getAlternativeEngine() {
        return null;
    }

    @Override
    public String getVersion() {
        return TensorFlowLite.runtimeVersion();
    }

    @Override
    public boolean hasCapability(String capability) {
        return false;
    }

    @Override
    public Model newModel(String name, @Nullable Device device) {
        return new XnnModel(name);
    }

    @Override
    public NDManager newBaseManager() {
        return newBaseManager(Device.cpu());
    }

    @Override
    public NDManager newBaseManager(@Nullable Device device) {
        return TfLiteNDManager.getSystemManager().newSubManager(device);
    }
}
