package dev.modelwire.inference.internal.scan.onnx;

import dev.modelwire.inference.internal.scan.ScanRefusal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Looks at the nodes of a graph or of a function. */
final class NodeScan {

    private static final int MOST_GRAPHS_DEEP = 8;
    private static final int MOST_NAMES = 100_000;

    private final Context context;
    private final Names names;
    private final int depth;

    NodeScan(Context context, Names names, int depth) {
        this.context = context;
        this.names = names;
        this.depth = depth;
    }

    void scan(Message node) {
        List<String> inputs = new ArrayList<>();
        List<String> outputs = new ArrayList<>();
        List<Message> attributes = new ArrayList<>();
        String operator = "";
        String domain = "";
        String overload = "";
        while (node.next()) {
            switch (node.field()) {
                case 1 -> inputs.add(node.text());
                case 2 -> outputs.add(node.text());
                case 3 -> node.length();
                case 4 -> operator = node.text();
                case 5 -> attributes.add(node.message());
                case 7 -> domain = node.text();
                case 8 -> overload = node.text();
                default -> {}
            }
        }
        if (operator.isEmpty() || inputs.size() + outputs.size() > MOST_NAMES || outputs.isEmpty()) {
            throw ScanRefusal.damaged("a node has no operator, no outputs, or too many of them");
        }
        context.node(domain, operator, overload);
        for (String input : inputs) {
            if (!input.isEmpty()) {
                names.require(input, "node " + operator);
            }
        }
        String own = Context.domain(domain);
        String full = own.isEmpty() ? operator : own + "." + operator;
        NodeRules.checkConstants(full, inputs, names);
        Set<String> seen = new HashSet<>();
        for (Message attribute : attributes) {
            String name = attribute(full, attribute);
            if (name.isEmpty() || !seen.add(name)) {
                throw ScanRefusal.damaged(
                        "node " + operator + " has an attribute without a name, or [" + name + "] twice");
            }
        }
        for (String output : outputs) {
            if (!output.isEmpty()) {
                names.add(output);
            }
        }
    }

    private String attribute(String operator, Message attribute) {
        String name = "";
        long number = 0;
        boolean numbered = false;
        while (attribute.next()) {
            switch (attribute.field()) {
                case 1 -> name = attribute.text();
                case 2, 7 -> attribute.elements(4);
                case 3 -> {
                    number = attribute.number();
                    numbered = true;
                }
                case 20 -> attribute.number();
                case 4, 9 -> attribute.length();
                case 8 -> attribute.numbers(value -> {});
                case 5, 10 ->
                    context.weightBytes +=
                            TensorCheck.check(attribute.message()).bytes();
                case 6, 11 -> {
                    if (depth >= MOST_GRAPHS_DEEP) {
                        throw ScanRefusal.damaged(
                                "graphs lie within each other more than [" + MOST_GRAPHS_DEEP + "] deep");
                    }
                    GraphScan.scan(attribute.message(), context, new Names(names), depth + 1);
                }
                case 22, 23 ->
                    throw ScanRefusal.unsupported("the model has sparse constants: they are not opened, convert them");
                default -> {}
            }
        }
        if (numbered) {
            NodeRules.checkNumber(operator, name, number);
        }
        return name;
    }
}
