package dev.modelwire.inference.internal.scan.onnx;

import java.util.ArrayList;
import java.util.List;

/** An operator that the model itself makes from others. */
record FunctionScan(String key, List<String> inputs, List<String> outputs, List<Message> nodes) {

    static FunctionScan read(Message function) {
        List<String> inputs = new ArrayList<>();
        List<String> outputs = new ArrayList<>();
        List<Message> nodes = new ArrayList<>();
        String name = "";
        String domain = "";
        String overload = "";
        while (function.next()) {
            switch (function.field()) {
                case 1 -> name = function.text();
                case 4 -> inputs.add(function.text());
                case 5 -> outputs.add(function.text());
                case 7 -> nodes.add(function.message());
                case 10 -> domain = function.text();
                case 13 -> overload = function.text();
                default -> {}
            }
        }
        return new FunctionScan(Context.function(domain, name, overload), inputs, outputs, nodes);
    }

    void scan(Context context) {
        context.enter(key);
        Names names = new Names(null);
        inputs.forEach(names::add);
        NodeScan scan = new NodeScan(context, names, 0);
        nodes.forEach(scan::scan);
        outputs.forEach(output -> names.require(output, "function [" + key + "]"));
    }
}
