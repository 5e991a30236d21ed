package dev.modelwire.inference.internal.scan.onnx;

import dev.modelwire.inference.internal.scan.ModelSummary;
import dev.modelwire.inference.internal.scan.ScanRefusal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Goes through a graph: first its constants and inputs, then its nodes in their order, then its outputs. */
final class GraphScan {

    private final List<Message> nodes = new ArrayList<>();
    private final Map<String, Long> constants = new HashMap<>();
    private final List<ValueInfo> inputs = new ArrayList<>();
    private final List<ValueInfo> outputs = new ArrayList<>();

    private GraphScan() {}

    /** The inputs that have no value in the file, and the outputs. */
    record Ends(List<ModelSummary.Tensor> inputs, List<ModelSummary.Tensor> outputs) {}

    static Ends scan(Message graph, Context context, Names names, int depth) {
        GraphScan scan = new GraphScan();
        scan.read(graph, context);
        scan.constants.forEach(names::addConstant);
        for (ValueInfo input : scan.inputs) {
            if (!scan.constants.containsKey(input.name())) {
                names.add(input.name());
            }
        }
        NodeScan nodeScan = new NodeScan(context, names, depth);
        scan.nodes.forEach(nodeScan::scan);
        for (ValueInfo output : scan.outputs) {
            names.require(output.name(), "the graph's output");
        }
        return new Ends(
                scan.inputs.stream()
                        .filter(input -> !scan.constants.containsKey(input.name()))
                        .map(ValueInfo::described)
                        .toList(),
                scan.outputs.stream().map(ValueInfo::described).toList());
    }

    private void read(Message graph, Context context) {
        while (graph.next()) {
            switch (graph.field()) {
                case 1 -> nodes.add(graph.message());
                case 5 -> {
                    TensorCheck.Constant constant = TensorCheck.check(graph.message());
                    context.weightBytes += constant.bytes();
                    if (constant.name().isEmpty() || constants.put(constant.name(), constant.elements()) != null) {
                        throw ScanRefusal.damaged(
                                "constant [" + constant.name() + "] has no name, or one that another has");
                    }
                }
                case 11 -> inputs.add(info(graph, context));
                case 12 -> outputs.add(info(graph, context));
                case 13 -> info(graph, context);
                case 15 ->
                    throw ScanRefusal.unsupported("the model has sparse constants: they are not opened, convert them");
                default -> {}
            }
        }
    }

    private static ValueInfo info(Message graph, Context context) {
        ValueInfo info = ValueInfo.read(graph.message());
        context.otherBytes += info.bytes();
        return info;
    }
}
