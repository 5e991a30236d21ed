package dev.modelwire.inference.internal.scan.onnx;

import dev.modelwire.inference.internal.scan.ScanRefusal;
import java.util.ArrayList;
import java.util.List;

/** A constant: its dimensions held against the bytes that are there. */
final class TensorCheck {

    private static final int RAW = 9;

    private final List<Long> shape = new ArrayList<>();
    private final long[] entries = new long[12];
    private String name = "";
    private long type;
    private long raw = -1;
    private boolean external;

    private TensorCheck() {}

    /** What was found. */
    record Constant(String name, long elements, long bytes) {}

    static Constant check(Message tensor) {
        TensorCheck check = new TensorCheck();
        check.read(tensor);
        return check.verdict();
    }

    private void read(Message tensor) {
        while (tensor.next()) {
            switch (tensor.field()) {
                case 1 -> tensor.numbers(this::dimension);
                case 2 -> type = tensor.number();
                case 3 -> throw ScanRefusal.unsupported("a constant is kept in segments, which are not opened");
                case 4 -> entries[4] += tensor.elements(4);
                case 5, 7, 11 -> {
                    int field = tensor.field();
                    tensor.numbers(value -> entries[field]++);
                }
                case 6 -> entries[6] += tensor.length() >= 0 ? 1 : 0;
                case 8 -> name = tensor.text();
                case RAW -> raw = tensor.length();
                case 10 -> entries[10] += tensor.elements(8);
                case 13 -> external = true;
                case 14 -> external |= tensor.number() != 0;
                default -> {}
            }
        }
    }

    private void dimension(long dimension) {
        if (dimension < 0 || shape.size() > 64) {
            throw ScanRefusal.damaged("constant [" + name + "] has the dimension [" + dimension + "]");
        }
        shape.add(dimension);
    }

    private Constant verdict() {
        String subject = "constant [" + name + "]";
        if (external) {
            throw ScanRefusal.damaged(subject + " lies in another file: a model must be one file, convert it");
        }
        ElementType known = ElementType.of(type);
        long elements = Shapes.elements(subject, shape, known);
        long expected = Shapes.bytes(elements, known);
        long fields = 0;
        for (long count : entries) {
            fields += count > 0 ? 1 : 0;
        }
        boolean fits;
        if (raw >= 0) {
            fits = fields == 0 && known != ElementType.STRING && raw == expected;
        } else {
            fits = entries[known.field] == known.entries(elements) && fields == (elements > 0 ? 1 : 0);
        }
        if (!fits) {
            throw ScanRefusal.damaged(subject + " of " + shape + " takes [" + expected + "] bytes as " + known
                    + ": the file has [" + Math.max(raw, 0) + "], or its elements in another field");
        }
        return new Constant(name, elements, expected);
    }
}
