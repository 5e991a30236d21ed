package dev.modelwire.inference.internal.scan.tflite;

import dev.modelwire.inference.internal.scan.PagedFile;
import dev.modelwire.inference.internal.scan.ScanRefusal;
import java.util.List;

/** Reads a tensor's table: its shape, its bytes, its scales, each held against the others. */
final class TensorReader {

    static final long MOST_BYTES = 1L << 30;
    private static final int MOST_DIMENSIONS = 8;

    private final List<FlatTable.Vector> buffers;

    TensorReader(List<FlatTable.Vector> buffers) {
        this.buffers = buffers;
    }

    Tensor read(int index, FlatTable table) {
        String name = table.text(3);
        String subject = "tensor [" + index + "] (" + name + ")";
        ElementType type = ElementType.of(table.int8(1, 0));
        int[] shape = table.int32s(0, MOST_DIMENSIONS);
        int[] signature = table.int32s(7, MOST_DIMENSIONS);
        long elements = elements(subject, shape, type);
        requireSignature(subject, shape, signature);
        long buffer = table.u32(2);
        if (buffer >= buffers.size()) {
            throw ScanRefusal.damaged(
                    subject + " has its values in buffer [" + buffer + "]: there are [" + buffers.size() + "]");
        }
        if (table.has(6)) {
            throw ScanRefusal.unsupported(subject + " is sparse: sparse constants are not opened; convert it to dense");
        }
        table.flag(8);
        if (table.vector(9, 4).count() > 0) {
            throw ScanRefusal.unsupported(subject + " holds tensors of its own, which is not opened");
        }
        boolean variable = table.flag(5);
        Tensor tensor = new Tensor(index, name, type, shape, signature, elements, variable, buffers.get((int) buffer));
        if (tensor.constant()) {
            requireData(table.file(), tensor);
        }
        table.table(4).ifPresent(quantisation -> requireQuantisation(quantisation, tensor));
        return tensor;
    }

    private static long elements(String subject, int[] shape, ElementType type) {
        long elements = 1;
        long extent = 1;
        for (int dimension : shape) {
            if (dimension < 0) {
                throw ScanRefusal.damaged(subject + " has the dimension [" + dimension + "]: it must be 0 or more");
            }
            elements *= dimension;
            extent *= Math.max(1, dimension);
            if (extent > MOST_BYTES / Math.max(1, type.bits / 8)) {
                throw ScanRefusal.damaged(subject + " takes more than [" + MOST_BYTES + "] bytes");
            }
        }
        return elements;
    }

    private static void requireSignature(String subject, int[] shape, int[] signature) {
        if (signature.length == 0) {
            return;
        }
        boolean fits = signature.length == shape.length;
        for (int i = 0; fits && i < shape.length; i++) {
            fits = signature[i] == -1 || signature[i] == shape[i];
        }
        if (!fits) {
            throw ScanRefusal.damaged(subject + " has a shape and a shape signature that do not agree");
        }
    }

    private static void requireData(PagedFile file, Tensor tensor) {
        if (tensor.variable) {
            throw ScanRefusal.damaged(tensor + " is a variable and a constant: it must be one of them");
        }
        switch (tensor.type) {
            case STRING -> requireStrings(file, tensor);
            case RESOURCE, VARIANT -> throw ScanRefusal.damaged(tensor + " cannot be a constant");
            default -> {
                if (tensor.bytes() != tensor.dataBytes) {
                    throw ScanRefusal.damaged(
                            tensor + " takes [" + tensor.bytes() + "] bytes, the file has [" + tensor.dataBytes + "]");
                }
            }
        }
    }

    /** A number of texts, that many offsets and one more, the texts. */
    private static void requireStrings(PagedFile file, Tensor tensor) {
        boolean sound = tensor.dataBytes >= 4 && file.int32(tensor.data) == tensor.elements;
        long before = 4 * (tensor.elements + 2);
        sound &= before <= tensor.dataBytes;
        for (long i = 0; sound && i <= tensor.elements; i++) {
            long offset = file.u32(tensor.data + 4 * (i + 1));
            sound = offset >= before && offset <= tensor.dataBytes;
            before = offset;
        }
        if (!sound) {
            throw ScanRefusal.damaged(tensor + " has texts that lie outside of its [" + tensor.dataBytes + "] bytes");
        }
    }

    private static void requireQuantisation(FlatTable table, Tensor tensor) {
        FlatTable.Vector scales = table.vector(2, 4);
        FlatTable.Vector zeroPoints = table.vector(3, 8);
        table.vector(0, 4);
        table.vector(1, 4);
        if (table.u8(4) != 0) {
            throw ScanRefusal.unsupported(tensor + " has a quantisation of its own kind, which is not opened");
        }
        if (zeroPoints.count() != scales.count() && zeroPoints.count() > 0) {
            throw ScanRefusal.damaged(tensor + " has [" + scales.count() + "] scales and [" + zeroPoints.count()
                    + "] zero points: they must be as many");
        }
        int dimension = table.int32(6, 0);
        boolean sliced = dimension >= 0 && dimension < tensor.rank() && scales.count() == tensor.shape[dimension];
        if (scales.count() > 1 && !sliced) {
            throw ScanRefusal.damaged(
                    tensor + " has [" + scales.count() + "] scales for its dimension [" + dimension + "]");
        }
        if (dimension < 0 || dimension > Math.max(0, tensor.rank() - 1)) {
            throw ScanRefusal.damaged(tensor + " has no dimension [" + dimension + "] to be quantised");
        }
        for (int i = 0; tensor.type.quantised() && i < scales.count(); i++) {
            float scale = table.file().float32(scales.start() + 4L * i);
            if (!(scale > 0) || Float.isInfinite(scale)) {
                throw ScanRefusal.damaged(tensor + " has the scale [" + scale + "]: it must be above 0");
            }
        }
        for (int i = 0; tensor.type.quantised() && i < zeroPoints.count(); i++) {
            requireZeroPoint(tensor, table.file().int64(zeroPoints.start() + 8L * i));
        }
    }

    private static void requireZeroPoint(Tensor tensor, long zeroPoint) {
        long span = 1L << tensor.type.bits;
        long lowest = tensor.type == ElementType.UINT8 ? 0 : -span / 2;
        if (zeroPoint < lowest || zeroPoint >= lowest + span) {
            throw ScanRefusal.damaged(tensor + " has the zero point [" + zeroPoint + "], which its type cannot hold");
        }
    }
}
