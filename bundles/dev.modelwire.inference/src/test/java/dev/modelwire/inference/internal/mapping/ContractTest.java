package dev.modelwire.inference.internal.mapping;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.modelwire.api.model.ModelName;
import dev.modelwire.api.model.VersionLabel;
import dev.modelwire.engine.api.ElementType;
import dev.modelwire.engine.api.TensorInfo;
import dev.modelwire.inference.internal.manifest.Checks;
import dev.modelwire.inference.internal.manifest.Feature;
import dev.modelwire.inference.internal.manifest.Identity;
import dev.modelwire.inference.internal.manifest.InputSpec;
import dev.modelwire.inference.internal.manifest.Manifest;
import dev.modelwire.inference.internal.manifest.OutputSpec;
import java.util.List;
import org.junit.jupiter.api.Test;

class ContractTest {

    private static final TensorInfo A = new TensorInfo("a", ElementType.FP32, List.of(1, 2));
    private static final TensorInfo B = new TensorInfo("b", ElementType.FP32, List.of(1, 2));
    private static final TensorInfo Y = new TensorInfo("y", ElementType.FP32, List.of(1, 2));
    private static final TensorInfo Z = new TensorInfo("z", ElementType.INT8, List.of(1));

    @Test
    void derived_model_isAsTheEngineSays() {
        Contract contract = Contract.derived(List.of(A, B), List.of(Y));
        assertEquals(List.of(new BoundInput("a", A, List.of()), new BoundInput("b", B, List.of())), contract.inputs());
        assertEquals(List.of(new BoundOutput("y", Y, List.of())), contract.outputs());
    }

    @Test
    void matched_otherOrder_isMatchedByNameInTheEnginesOrder() throws Exception {
        Contract contract = Contract.matched(manifest(List.of(B, A), List.of(Z, Y)), List.of(A, B), List.of(Y, Z));
        assertEquals(
                List.of("a", "b"),
                contract.inputs().stream().map(BoundInput::name).toList());
        assertEquals(
                List.of("y", "z"),
                contract.outputs().stream().map(BoundOutput::name).toList());
    }

    @Test
    void matched_oneOnEachSide_isMatchedByPositionAndNamedAsInTheManifest() throws Exception {
        TensorInfo serving = new TensorInfo("serving_default_a:0", A.type(), A.shape());
        Contract contract = Contract.matched(manifest(List.of(A), List.of(Y)), List.of(serving), List.of(Y));
        assertEquals("a", contract.inputs().get(0).name());
        assertEquals(serving, contract.inputs().get(0).tensor());
    }

    @Test
    void matched_otherCount_isRefusedWithBothSides() {
        refused(manifest(List.of(A), List.of(Y)), List.of(A, B), "2 inputs [a, b]", "describes 1 [a]");
        refused(manifest(List.of(A), List.of(Y, Z)), List.of(A), "1 outputs [y]", "describes 2 [y, z]");
    }

    @Test
    void matched_otherName_isRefusedWithBothSides() {
        TensorInfo c = new TensorInfo("c", A.type(), A.shape());
        refused(manifest(List.of(A, B), List.of(Y)), List.of(A, c), "input [c]", "[a, b]");
    }

    @Test
    void matched_otherType_isRefusedWithBothSides() {
        TensorInfo other = new TensorInfo("a", ElementType.INT8, A.shape());
        refused(manifest(List.of(other), List.of(Y)), List.of(A), "FP32 [1, 2]", "INT8 [1, 2]");
    }

    @Test
    void matched_otherShape_isRefusedWithBothSides() {
        TensorInfo other = new TensorInfo("a", A.type(), List.of(2, 1));
        refused(manifest(List.of(other), List.of(Y)), List.of(A), "FP32 [1, 2]", "FP32 [2, 1]");
    }

    @Test
    void matched_otherFeatureCount_isRefusedWithBothSides() {
        Manifest manifest = new Manifest(
                identity(),
                List.of(new InputSpec(A, List.of(new Feature("V1", "", 0, 1)))),
                List.of(new OutputSpec(Y, List.of())),
                Checks.NONE);
        refused(manifest, List.of(A), "input [a] has 2 elements", "1 features");
    }

    @Test
    void matched_otherLabelCount_isRefusedWithBothSides() {
        Manifest manifest = new Manifest(
                identity(),
                List.of(new InputSpec(A, List.of())),
                List.of(new OutputSpec(Y, List.of("x", "y", "z"))),
                Checks.NONE);
        refused(manifest, List.of(A), "output [y] has 2 elements", "3 labels");
    }

    private static void refused(Manifest manifest, List<TensorInfo> inputs, String model, String said) {
        ContractException e =
                assertThrows(ContractException.class, () -> Contract.matched(manifest, inputs, List.of(Y)));
        assertTrue(e.getMessage().contains(model), e.getMessage());
        assertTrue(e.getMessage().contains(said), e.getMessage());
    }

    private static Manifest manifest(List<TensorInfo> inputs, List<TensorInfo> outputs) {
        return new Manifest(
                identity(),
                inputs.stream().map(tensor -> new InputSpec(tensor, List.of())).toList(),
                outputs.stream()
                        .map(tensor -> new OutputSpec(tensor, List.of()))
                        .toList(),
                Checks.NONE);
    }

    private static Identity identity() {
        return new Identity(ModelName.of("pump"), VersionLabel.of("1"), "fake");
    }
}
