package dev.modelwire.kura.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.kura.ai.inference.ModelInfo;
import org.eclipse.kura.ai.inference.ModelInfoBuilder;
import org.eclipse.kura.ai.inference.Tensor;
import org.eclipse.kura.ai.inference.TensorDescriptor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InferenceValuesTest {

    private static final TensorDescriptor DESCRIPTOR =
            TensorDescriptor.builder("x", "FP32", List.of(1L, 2L)).build();

    @ParameterizedTest
    @CsvSource({"'',1,1,must have a name", "m,0,1,must have at least one input", "m,1,0,must have at least one output"})
    void buildModelInfo_partMissing_isRefused(String name, int inputs, int outputs, String rule) {
        var builder = ModelInfo.builder(name);
        builder.addAllInputDescriptor(List.of(DESCRIPTOR).subList(0, inputs));
        builder.addAllOutputDescriptor(List.of(DESCRIPTOR).subList(0, outputs));

        assertMessage("Model info [" + name + "] " + rule, builder::build);
    }

    @Test
    void toBuilder_ofModelInfo_keepsEverything() {
        var info = ModelInfo.builder("m")
                .platform("tflite")
                .version("3")
                .addParameter("k", 1)
                .addInputDescriptor(DESCRIPTOR)
                .addOutputDescriptor(DESCRIPTOR)
                .build();

        var copy = info.toBuilder().build();

        assertEquals("m", copy.getName());
        assertEquals(Optional.of("tflite"), copy.getPlatform());
        assertEquals(Optional.of("3"), copy.getVersion());
        assertEquals(Map.of("k", 1), copy.getParameters());
        assertEquals(List.of(DESCRIPTOR), copy.getInputs());
        assertEquals(List.of(DESCRIPTOR), copy.getOutputs());
    }

    @Test
    void modelInfoBuilder_nullOrEmptyText_changesNothing() {
        var info =
                complete().platform("a").platform("").platform(null).version("").build();

        assertEquals(Optional.of("a"), info.getPlatform());
        assertEquals(Optional.empty(), info.getVersion());
    }

    @Test
    void modelInfoBuilder_remove_takesBack() {
        var other = TensorDescriptor.builder("y", "FP32", List.of(1L)).build();
        var info = complete()
                .addParameter("k", 1)
                .removeParameter("k")
                .addInputDescriptor(other)
                .removeInputDescriptor(DESCRIPTOR)
                .addOutputDescriptor(other)
                .removeOutputDescriptor(other)
                .build();

        assertEquals(Map.of(), info.getParameters());
        assertEquals(List.of(other), info.getInputs());
        assertEquals(List.of(DESCRIPTOR), info.getOutputs());
    }

    @Test
    void modelInfo_collections_cannotBeChanged() {
        var info = complete().build();

        assertThrows(
                UnsupportedOperationException.class, () -> info.getParameters().put("k", 1));
        assertThrows(UnsupportedOperationException.class, () -> info.getInputs().add(DESCRIPTOR));
        assertThrows(
                UnsupportedOperationException.class, () -> info.getOutputs().clear());
    }

    @ParameterizedTest
    @CsvSource({"'',FP32,1,must have a name", "x,'',1,must have a type", "x,FP32,0,must have a shape"})
    void buildTensorDescriptor_partMissing_isRefused(String name, String type, int dimensions, String rule) {
        var builder = TensorDescriptor.builder(name, type, List.of(1L).subList(0, dimensions));

        assertMessage("Tensor descriptor [" + name + "] " + rule, builder::build);
    }

    @Test
    void toBuilder_ofTensorDescriptor_keepsEverything() {
        var copy = DESCRIPTOR.toBuilder().format("ROW").addParameter("k", 1).build().toBuilder()
                .format("")
                .build();

        assertEquals("x", copy.getName());
        assertEquals("FP32", copy.getType());
        assertEquals(List.of(1L, 2L), copy.getShape());
        assertEquals(Optional.of("ROW"), copy.getFormat());
        assertEquals(Map.of("k", 1), copy.getParameters());
        assertEquals(Map.of(), copy.toBuilder().removeParameter("k").build().getParameters());
    }

    @Test
    void getData_anyOtherClass_isEmpty() {
        var tensor = new Tensor(Float.class, DESCRIPTOR, List.of(1f, 2f));

        assertEquals(Optional.of(List.of(1f, 2f)), tensor.getData(Float.class));
        assertEquals(Optional.empty(), tensor.getData(Number.class));
        assertEquals(Optional.empty(), tensor.getData(Double.class));
        assertEquals(Float.class, tensor.getType());
        assertEquals(DESCRIPTOR, tensor.getDescriptor());
    }

    private static ModelInfoBuilder complete() {
        return ModelInfo.builder("m").addInputDescriptor(DESCRIPTOR).addOutputDescriptor(DESCRIPTOR);
    }

    private static void assertMessage(String start, Executable build) {
        var message = String.valueOf(
                assertThrows(IllegalArgumentException.class, build).getMessage());
        assertEquals(start, message.substring(0, Math.min(start.length(), message.length())));
    }
}
