package dev.modelwire.inference.internal.scan.onnx;

import dev.modelwire.inference.internal.scan.ModelSummary;
import dev.modelwire.inference.internal.scan.ScanRefusal;
import java.util.ArrayList;
import java.util.List;

/** The name, type and shape of an input, an output or what lies between. */
record ValueInfo(String name, ModelSummary.Tensor described, long bytes) {

    static ValueInfo read(Message message) {
        String name = "";
        String shown = "";
        ValueInfo typed = new ValueInfo("", new ModelSummary.Tensor("", "", List.of()), 0);
        while (message.next()) {
            switch (message.field()) {
                case 1 -> {
                    name = message.text();
                    shown = message.shown();
                }
                case 2 -> typed = type(message.message());
                default -> {}
            }
        }
        if (name.isEmpty()) {
            throw ScanRefusal.damaged("an input or output has no name");
        }
        ModelSummary.Tensor described = typed.described();
        return new ValueInfo(name, new ModelSummary.Tensor(shown, described.type(), described.shape()), typed.bytes());
    }

    private static ValueInfo type(Message message) {
        ValueInfo typed = new ValueInfo("", new ModelSummary.Tensor("", "", List.of()), 0);
        while (message.next()) {
            switch (message.field()) {
                case 1 -> typed = tensor(message.message());
                case 4, 5, 7, 8, 9 -> {
                    message.message();
                    typed = new ValueInfo("", new ModelSummary.Tensor("", "OTHER", List.of()), 0);
                }
                default -> {}
            }
        }
        return typed;
    }

    private static ValueInfo tensor(Message message) {
        long type = 0;
        List<Long> shape = new ArrayList<>();
        while (message.next()) {
            switch (message.field()) {
                case 1 -> type = message.number();
                case 2 -> {
                    Message dimensions = message.message();
                    while (dimensions.next()) {
                        if (dimensions.field() == 1) {
                            shape.add(dimension(dimensions.message()));
                        }
                    }
                }
                default -> {}
            }
        }
        ElementType known = ElementType.of(type);
        long bytes = Shapes.bytes(Shapes.elements("a tensor", shape, known), known);
        return new ValueInfo("", new ModelSummary.Tensor("", known.name(), shape), bytes);
    }

    private static long dimension(Message message) {
        long value = -1;
        while (message.next()) {
            switch (message.field()) {
                case 1 -> value = message.number();
                case 2 -> message.length();
                default -> {}
            }
        }
        return value;
    }
}
