package dev.modelwire.inference.internal.scan.tflite;

import dev.modelwire.inference.internal.scan.ModelSummary;
import dev.modelwire.inference.internal.scan.ScanRefusal;
import java.util.Set;
import java.util.TreeSet;

/** An operator that the model names, and what is known of it. */
record OperatorCode(int number, OperatorSpec spec) {

    private static final int CUSTOM = 32;

    /** The number stands in an old field of one byte and in a new one; the larger counts. */
    static OperatorCode of(FlatTable table, Set<String> known) {
        int number = Math.max(table.int8(0, 0), table.int32(3, 0));
        String custom = table.text(1);
        int version = table.int32(2, 1);
        if (number < 0 || version < 1) {
            throw ScanRefusal.damaged("operator [" + number + "] in version [" + version + "] is none of the format");
        }
        if (number == CUSTOM || !custom.isEmpty()) {
            return custom(number, custom, known);
        }
        OperatorSpec spec = Operators.find(number)
                .orElseThrow(
                        () -> ScanRefusal.unsupported("the model uses operator [" + number + "], which is not known"));
        return new OperatorCode(number, spec);
    }

    /** Of an operator that only an engine knows it is required that it lies within the graph; the rest is for the engine. */
    private static OperatorCode custom(int number, String name, Set<String> known) {
        if (number != CUSTOM || !known.contains(name)) {
            throw ScanRefusal.unsupported(
                    "the model uses the custom operator [" + name + "], which no engine for it has: "
                            + (known.isEmpty() ? "only built-in ones are run" : "known are " + new TreeSet<>(known)));
        }
        return new OperatorCode(
                number,
                new OperatorSpec(
                        ModelSummary.CUSTOM + name,
                        0,
                        OperatorSpec.ANY,
                        1,
                        OperatorSpec.ANY,
                        new OperatorSpec.Options(0, false),
                        Op::dynamic));
    }

    String name() {
        return spec.name();
    }
}
