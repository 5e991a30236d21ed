package dev.modelwire.inference.internal.scan.tflite;

import dev.modelwire.inference.internal.scan.ScanRefusal;

/** An operator that the model names, and what is known of it. */
record OperatorCode(int number, OperatorSpec spec) {

    private static final int CUSTOM = 32;

    /** The number stands in an old field of one byte and in a new one; the larger counts. */
    static OperatorCode of(FlatTable table) {
        int number = Math.max(table.int8(0, 0), table.int32(3, 0));
        String custom = table.text(1);
        int version = table.int32(2, 1);
        if (number == CUSTOM || !custom.isEmpty()) {
            throw ScanRefusal.unsupported(
                    "the model uses the custom operator [" + custom + "]: only built-in ones are run");
        }
        if (number < 0 || version < 1) {
            throw ScanRefusal.damaged("operator [" + number + "] in version [" + version + "] is none of the format");
        }
        OperatorSpec spec = Operators.find(number)
                .orElseThrow(
                        () -> ScanRefusal.unsupported("the model uses operator [" + number + "], which is not known"));
        return new OperatorCode(number, spec);
    }

    String name() {
        return spec.name();
    }
}
