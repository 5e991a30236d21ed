package dev.modelwire.kura.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.modelwire.inference.internal.RealModels;
import dev.modelwire.testkit.engine.FakeModel;
import dev.modelwire.testkit.engine.FakeModel.Finish;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.ai.inference.ModelInfo;
import org.eclipse.kura.ai.inference.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InferenceEngineTest {

    @TempDir
    Path directory;

    @Test
    void component_fromBindToDeactivate_handsEveryCallOn() throws Exception {
        try (RealModels models = new RealModels(directory)) {
            models.activate("pump", "1", FakeModel.of("x", "y", Finish.NONE, new double[] {0, 2}));
            InferenceEngine component = new InferenceEngine();
            assertFalse(component.isEngineReady());
            component.bindInference(models.service());
            assertTrue(component.isEngineReady());
            assertTrue(component.isModelLoaded("pump"));
            assertEquals(List.of("pump"), component.getModelNames());
            component.loadModel("pump", Optional.empty());
            assertThrows(KuraException.class, () -> component.unloadModel("pump"));
            ModelInfo info = component.getModelInfo("pump").orElseThrow();
            List<Tensor> tensors =
                    List.of(new Tensor(Float.class, info.getInputs().get(0), List.of(3f)));
            assertEquals(
                    Optional.of(List.of(6f)),
                    component.infer(info, tensors).get(0).getData(Float.class));
            component.close();
            assertFalse(component.isEngineReady());
            component.unbindInference(models.service());
            assertThrows(KuraException.class, () -> component.infer(info, tensors));
        }
    }

    @Test
    void unbind_afterTheNextWasBound_changesNothing() throws Exception {
        try (RealModels old = new RealModels(directory);
                RealModels next = new RealModels(directory)) {
            InferenceEngine component = new InferenceEngine();
            component.bindInference(old.service());
            component.bindInference(next.service());
            component.unbindInference(old.service());
            assertTrue(component.isEngineReady());
            component.unbindInference(next.service());
            assertFalse(component.isEngineReady());
        }
    }
}
