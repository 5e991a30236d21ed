package dev.modelwire.inference.internal.scan.tflite;

import dev.modelwire.inference.internal.scan.ScanRefusal;
import java.util.List;

/** Goes through the operators of a graph in their order. */
final class GraphCheck {

    private final Graph graph;
    private final List<OperatorCode> codes;
    private final Calls calls;

    GraphCheck(Graph graph, List<OperatorCode> codes, Calls calls) {
        this.graph = graph;
        this.codes = codes;
        this.calls = calls;
    }

    void run() {
        for (Tensor input : graph.inputs()) {
            // without a shape in the file, an input of a graph below has that of the caller
            input.dynamic = graph.index() > 0 && input.rank() == 0;
        }
        for (int i = 0; i < graph.operators().size(); i++) {
            check(i, graph.operators().get(i));
        }
        for (Tensor output : graph.outputs()) {
            if (!output.filled) {
                throw ScanRefusal.damaged("output " + output + " is written by no operator");
            }
            output.used(graph.operators().size());
        }
    }

    private void check(int position, FlatTable table) {
        long code = table.u32(0);
        if (code >= codes.size()) {
            throw ScanRefusal.damaged(
                    "operator [" + position + "] has the code [" + code + "]: there are [" + codes.size() + "]");
        }
        if (table.int64(9) != 0 || table.int64(10) != 0 || table.u8(11) != 0) {
            throw ScanRefusal.unsupported(
                    "operator [" + position + "] has options of a later schema, which are not opened");
        }
        table.vector(5, 1);
        table.vector(7, 1);
        Op op = new Op(position, codes.get((int) code).spec(), table, graph.tensors());
        op.spec().requireArity(op);
        boolean dynamic = false;
        for (int i = 0; i < op.inputs(); i++) {
            if (op.has(i)) {
                Tensor input = op.in(i);
                op.require(input.filled, "reads " + input + ", which nothing has written before");
                input.used(position);
                dynamic |= input.dynamic;
            }
        }
        for (int i = 0; i < op.outputs(); i++) {
            Tensor output = op.out(i);
            op.require(
                    !output.constant() && !output.variable, "writes " + output + ", which is a constant or a variable");
            op.require(output.firstUse < 0, "writes " + output + ", which is an input or was written before");
            output.used(position);
            output.filled = true;
            output.dynamic = dynamic;
        }
        op.spec().rule().check(op);
        op.spec().requireCalls(op, graph.index(), calls);
    }
}
