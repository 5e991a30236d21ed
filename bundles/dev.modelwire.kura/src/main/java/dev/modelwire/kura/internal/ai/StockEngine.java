package dev.modelwire.kura.internal.ai;

import dev.modelwire.api.inference.InferenceService;
import dev.modelwire.api.inference.ModelLease;
import dev.modelwire.api.inference.TensorSpec;
import dev.modelwire.api.model.ModelName;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.kura.KuraErrorCode;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.ai.inference.InferenceEngineService;
import org.eclipse.kura.ai.inference.ModelInfo;
import org.eclipse.kura.ai.inference.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * The running models as the host's own inference engine. Keeps nothing of a model from call to call: each call leases the
 * version that is active then, so that a swap reaches it at once and no two callers have anything in common. Answers with
 * refusals after it was closed, for the host goes on calling for a while.
 */
public final class StockEngine implements InferenceEngineService {

    private static final String MANAGED = "models are loaded and removed by the desired state: change that instead";

    private final AtomicReference<@Nullable InferenceService> models = new AtomicReference<>();
    private volatile boolean closed;

    /** Takes the models that are run from now on. */
    public void came(InferenceService service) {
        models.set(service);
    }

    /** Lets go of these models, if no others have come meanwhile. */
    public void left(InferenceService service) {
        models.compareAndSet(service, null);
    }

    /** From now on every call is refused; those under way end as they would have. */
    public void close() {
        closed = true;
        models.set(null);
    }

    @Override
    public boolean isEngineReady() {
        return !closed && models.get() != null;
    }

    @Override
    public List<Tensor> infer(ModelInfo modelInfo, List<Tensor> inputData) throws KuraException {
        InferenceService service = ready();
        if (modelInfo == null || inputData == null) {
            throw new Refused(KuraErrorCode.INVALID_PARAMETER, "a model and its tensors must be given");
        }
        try (ModelLease lease = lease(service, modelInfo.getName()).orElseThrow(() -> notActive(modelInfo.getName()))) {
            return infer(lease, inputData);
        }
    }

    private static List<Tensor> infer(ModelLease lease, List<Tensor> tensors) throws Refused {
        for (TensorSpec spec : lease.inputs()) {
            if (!spec.features().isEmpty()) {
                FeatureRecord record = new FeatureRecord(lease, tensors);
                return record.hasFeatures() ? record.run() : new Exchange(lease, tensors).run();
            }
        }
        return new Exchange(lease, tensors).run();
    }

    /** The host does this whenever its configuration changes, for models that are loaded. */
    @Override
    public void loadModel(String modelName, Optional<String> modelPath) throws KuraException {
        if (modelPath.isPresent()) {
            ready();
            throw new Refused(
                    KuraErrorCode.OPERATION_NOT_SUPPORTED,
                    "model [" + modelName + "] is not loaded from a path: " + MANAGED);
        }
        if (!isModelLoaded(modelName)) {
            throw notActive(modelName);
        }
    }

    @Override
    public void unloadModel(String modelName) throws KuraException {
        ready();
        throw new Refused(
                KuraErrorCode.OPERATION_NOT_SUPPORTED, "model [" + modelName + "] is not unloaded: " + MANAGED);
    }

    @Override
    public boolean isModelLoaded(String modelName) throws KuraException {
        return names(ready()).contains(modelName);
    }

    @Override
    public List<String> getModelNames() throws KuraException {
        return names(ready());
    }

    @Override
    public Optional<ModelInfo> getModelInfo(String modelName) throws KuraException {
        Optional<ModelLease> found = lease(ready(), modelName);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        try (ModelLease lease = found.get()) {
            return Optional.of(Descriptors.of(lease));
        }
    }

    private InferenceService ready() throws Refused {
        InferenceService service = models.get();
        if (closed || service == null) {
            throw new Refused(
                    KuraErrorCode.SERVICE_UNAVAILABLE,
                    closed
                            ? "the inference engine of Modelwire was stopped: let the AI component bind the one that runs now"
                            : "the inference engine of Modelwire has no models yet: its inference bundle is not running");
        }
        return service;
    }

    private static List<String> names(InferenceService service) {
        return service.running().keySet().stream()
                .map(ModelName::value)
                .sorted()
                .toList();
    }

    private static Optional<ModelLease> lease(InferenceService service, String name) {
        try {
            return service.lease(ModelName.of(name));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Refused notActive(String name) {
        return new Refused(
                KuraErrorCode.NOT_FOUND,
                "no version of model [" + name + "] is active: " + MANAGED + ", and look at the reported state");
    }
}
