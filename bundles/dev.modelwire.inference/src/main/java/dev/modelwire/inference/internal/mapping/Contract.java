package dev.modelwire.inference.internal.mapping;

import dev.modelwire.api.inference.TensorSpec;
import dev.modelwire.engine.api.TensorInfo;
import dev.modelwire.inference.internal.manifest.Feature;
import dev.modelwire.inference.internal.manifest.InputSpec;
import dev.modelwire.inference.internal.manifest.Manifest;
import dev.modelwire.inference.internal.manifest.OutputSpec;
import java.util.ArrayList;
import java.util.List;

/** What a loaded model takes and answers, in the engine's order. */
public final class Contract {

    private final int batch;
    private final List<BoundInput> inputs;
    private final List<BoundOutput> outputs;
    private final List<TensorSpec> inputSpecs;
    private final List<TensorSpec> outputSpecs;

    private Contract(int batch, List<BoundInput> wholeInputs, List<BoundOutput> wholeOutputs) {
        this.batch = batch;
        inputs = wholeInputs.stream()
                .map(input -> new BoundInput(input.name(), Samples.one(input.tensor(), batch), input.features()))
                .toList();
        outputs = wholeOutputs.stream()
                .map(output -> new BoundOutput(output.name(), Samples.one(output.tensor(), batch), output.labels()))
                .toList();
        inputSpecs = wholeInputs.stream()
                .map(input -> spec(
                        input.name(),
                        input.tensor(),
                        input.features().stream().map(Feature::name).toList()))
                .toList();
        outputSpecs = wholeOutputs.stream()
                .map(output -> spec(output.name(), output.tensor(), List.of()))
                .toList();
    }

    /** Returns the contract of a model without a manifest: what the engine says of it. */
    public static Contract derived(List<TensorInfo> inputs, List<TensorInfo> outputs) {
        return new Contract(
                1,
                inputs.stream()
                        .map(tensor -> new BoundInput(tensor.name(), tensor, List.of()))
                        .toList(),
                outputs.stream()
                        .map(tensor -> new BoundOutput(tensor.name(), tensor, List.of()))
                        .toList());
    }

    /**
     * Returns the contract of a model with a manifest. Tensors belong together by name, or where both sides have just one.
     *
     * @throws ContractException if the manifest describes another model
     */
    public static Contract matched(Manifest manifest, List<TensorInfo> inputs, List<TensorInfo> outputs)
            throws ContractException {
        List<TensorInfo> saidInputs =
                manifest.inputs().stream().map(InputSpec::tensor).toList();
        List<TensorInfo> saidOutputs =
                manifest.outputs().stream().map(OutputSpec::tensor).toList();
        List<BoundInput> boundInputs = new ArrayList<>();
        for (TensorInfo tensor : inputs) {
            InputSpec spec = manifest.inputs().get(counterpart("input", tensor, inputs, saidInputs));
            sameCount(
                    "input",
                    Samples.one(tensor, manifest.batch()),
                    spec.features().size(),
                    "features");
            boundInputs.add(new BoundInput(spec.tensor().name(), tensor, spec.features()));
        }
        List<BoundOutput> boundOutputs = new ArrayList<>();
        for (TensorInfo tensor : outputs) {
            OutputSpec spec = manifest.outputs().get(counterpart("output", tensor, outputs, saidOutputs));
            sameCount(
                    "output",
                    Samples.one(tensor, manifest.batch()),
                    spec.labels().size(),
                    "labels");
            boundOutputs.add(new BoundOutput(spec.tensor().name(), tensor, spec.labels()));
        }
        return new Contract(manifest.batch(), boundInputs, boundOutputs);
    }

    /** Returns how many samples a call takes. */
    public int batch() {
        return batch;
    }

    /** Returns one sample of the tensor of an input whose elements are not given as features, or an empty list. */
    public List<TensorInfo> rawInput(String name) {
        return inputs.stream()
                .filter(input -> input.name().equals(name) && input.features().isEmpty())
                .map(BoundInput::tensor)
                .toList();
    }

    List<BoundInput> inputs() {
        return inputs;
    }

    public List<BoundOutput> outputs() {
        return outputs;
    }

    /** Returns the inputs as those who use the model see them, with all samples. */
    List<TensorSpec> inputSpecs() {
        return inputSpecs;
    }

    /** Returns the outputs as those who use the model see them, with all samples. */
    List<TensorSpec> outputSpecs() {
        return outputSpecs;
    }

    private static TensorSpec spec(String name, TensorInfo tensor, List<String> features) {
        return new TensorSpec(name, tensor.type().name(), tensor.shape(), features);
    }

    private static int counterpart(String kind, TensorInfo tensor, List<TensorInfo> has, List<TensorInfo> said)
            throws ContractException {
        if (has.size() != said.size()) {
            throw new ContractException("the model has " + has.size() + " " + kind + "s " + names(has)
                    + " and the manifest describes " + said.size() + " " + names(said) + ": they must be the same");
        }
        int index = has.size() == 1 ? 0 : names(said).indexOf(tensor.name());
        if (index < 0) {
            throw new ContractException("the model's " + kind + " [" + tensor.name()
                    + "] is not in the manifest, which describes " + names(said) + ": add it");
        }
        TensorInfo other = said.get(index);
        if (other.type() != tensor.type() || !other.shape().equals(tensor.shape())) {
            throw new ContractException("the model's " + kind + " [" + tensor.name() + "] is " + tensor.type() + " "
                    + tensor.shape() + " and the manifest's [" + other.name() + "] is " + other.type() + " "
                    + other.shape() + ": they must be the same");
        }
        return index;
    }

    private static void sameCount(String kind, TensorInfo tensor, int count, String what) throws ContractException {
        if (count != 0 && count != tensor.elementCount()) {
            throw new ContractException("the model's " + kind + " [" + tensor.name() + "] has " + tensor.elementCount()
                    + " elements and the manifest gives it " + count + " " + what + ": there must be as many");
        }
    }

    private static List<String> names(List<TensorInfo> tensors) {
        return tensors.stream().map(TensorInfo::name).toList();
    }
}
