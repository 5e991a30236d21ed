package org.eclipse.kura.ai.inference;

import java.util.List;
import java.util.Optional;
import org.eclipse.kura.KuraException;
import org.osgi.annotation.versioning.ProviderType;

/** An engine that loads models by name and runs them on tensors. */
@ProviderType
public interface InferenceEngineService {

    /**
     * Runs a loaded model once. Fails if the model is not loaded or the engine is not ready. Returns one tensor
     * per output.
     */
    List<Tensor> infer(ModelInfo modelInfo, List<Tensor> inputData) throws KuraException;

    /** Loads a model; without a path it is taken from the place the engine itself has for models. */
    void loadModel(String modelName, Optional<String> modelPath) throws KuraException;

    /** Releases a model and what it holds. */
    void unloadModel(String modelName) throws KuraException;

    boolean isModelLoaded(String modelName) throws KuraException;

    /** The models this engine knows of, loaded or not. */
    List<String> getModelNames() throws KuraException;

    /** What the model takes and gives; empty if the engine does not know the name. */
    Optional<ModelInfo> getModelInfo(String modelName) throws KuraException;

    /** Whether the engine can take a call at all. */
    boolean isEngineReady() throws KuraException;
}
