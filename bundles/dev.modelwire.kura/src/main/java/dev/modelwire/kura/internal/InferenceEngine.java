package dev.modelwire.kura.internal;

import dev.modelwire.api.inference.InferenceService;
import dev.modelwire.kura.internal.ai.StockEngine;
import java.util.List;
import java.util.Optional;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.ai.inference.InferenceEngineService;
import org.eclipse.kura.ai.inference.ModelInfo;
import org.eclipse.kura.ai.inference.Tensor;
import org.eclipse.kura.configuration.ConfigurationService;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** Offers the running models to the host's AI component. It has no configuration, so that nothing can keep it from starting. */
@Component(
        name = InferenceEngine.PID,
        immediate = true,
        service = InferenceEngineService.class,
        property = ConfigurationService.KURA_SERVICE_PID + "=" + InferenceEngine.PID)
public final class InferenceEngine implements InferenceEngineService {

    static final String PID = "dev.modelwire.kura.InferenceEngine";

    private final StockEngine engine = new StockEngine();

    @Activate
    public InferenceEngine() {}

    @Deactivate
    void close() {
        engine.close();
    }

    @Reference(
            name = "InferenceService",
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void bindInference(InferenceService service) {
        engine.came(service);
    }

    void unbindInference(InferenceService service) {
        engine.left(service);
    }

    @Override
    public List<Tensor> infer(ModelInfo modelInfo, List<Tensor> inputData) throws KuraException {
        return engine.infer(modelInfo, inputData);
    }

    @Override
    public void loadModel(String modelName, Optional<String> modelPath) throws KuraException {
        engine.loadModel(modelName, modelPath);
    }

    @Override
    public void unloadModel(String modelName) throws KuraException {
        engine.unloadModel(modelName);
    }

    @Override
    public boolean isModelLoaded(String modelName) throws KuraException {
        return engine.isModelLoaded(modelName);
    }

    @Override
    public List<String> getModelNames() throws KuraException {
        return engine.getModelNames();
    }

    @Override
    public Optional<ModelInfo> getModelInfo(String modelName) throws KuraException {
        return engine.getModelInfo(modelName);
    }

    @Override
    public boolean isEngineReady() {
        return engine.isEngineReady();
    }
}
