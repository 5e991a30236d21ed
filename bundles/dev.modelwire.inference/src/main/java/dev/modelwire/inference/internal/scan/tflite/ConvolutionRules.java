package dev.modelwire.inference.internal.scan.tflite;

import java.util.Arrays;

/** Operators on images: batch, rows, columns, channels. */
final class ConvolutionRules {

    private static final int SAME = 0;

    private ConvolutionRules() {}

    static void pool(Op op) {
        int padding = op.choice(0, 1);
        int strideColumns = op.positive(1, 0);
        int strideRows = op.positive(2, 0);
        int columns = op.positive(3, 0);
        int rows = op.positive(4, 0);
        op.activation(5);
        op.sameType(op.in(0), op.out(0));
        if (image(op, op.in(0))) {
            int[] in = op.in(0).shape;
            op.writes(
                    0,
                    in[0],
                    size(op, in[1], rows, strideRows, 1, padding),
                    size(op, in[2], columns, strideColumns, 1, padding),
                    in[3]);
        }
    }

    static void convolution(Op op) {
        op.activation(3);
        Tensor filter = op.in(1);
        DenseRules.types(op, op.in(0), filter, op.out(0));
        op.rank(filter, 4);
        if (image(op, op.in(0)) && !filter.dynamic) {
            int[] in = op.in(0).shape;
            int[] by = filter.shape;
            op.require(by[3] > 0 && in[3] % by[3] == 0, "has a filter " + filter + " that does not fit its input");
            int groups = in[3] / by[3];
            op.require(groups > 0 && by[0] % groups == 0, "has a filter " + filter + " that does not fit its input");
            DenseRules.bias(op, 2, by[0]);
            slide(op, by[1], by[2], op.positive(4, 1), op.positive(5, 1), by[0]);
        }
    }

    static void depthwise(Op op) {
        op.activation(4);
        int multiplier = op.positive(3, 0);
        Tensor filter = op.in(1);
        DenseRules.types(op, op.in(0), filter, op.out(0));
        op.rank(filter, 4);
        if (image(op, op.in(0)) && !filter.dynamic) {
            int[] by = filter.shape;
            long channels = (long) op.in(0).shape[3] * multiplier;
            op.require(
                    by[0] == 1 && by[3] == channels,
                    "has a filter " + filter + " for [" + channels + "] channels: it does not fit");
            DenseRules.bias(op, 2, by[3]);
            slide(op, by[1], by[2], op.positive(5, 1), op.positive(6, 1), by[3]);
        }
    }

    private static void slide(Op op, int rows, int columns, int dilationColumns, int dilationRows, int channels) {
        int[] in = op.in(0).shape;
        int padding = op.choice(0, 1);
        op.writes(
                0,
                in[0],
                size(op, in[1], rows, op.positive(2, 0), dilationRows, padding),
                size(op, in[2], columns, op.positive(1, 0), dilationColumns, padding),
                channels);
    }

    static void transposed(Op op) {
        int padding = op.choice(0, 1);
        int strideColumns = op.positive(1, 0);
        int strideRows = op.positive(2, 0);
        op.choice(3, 5);
        Tensor filter = op.in(1);
        Tensor image = op.in(2);
        DenseRules.types(op, image, filter, op.out(0));
        op.rank(filter, 4);
        op.rank(op.in(0), 1);
        if (!op.in(0).known()) {
            op.dynamic();
            return;
        }
        int[] shape = op.values(op.in(0));
        op.writes(0, shape);
        if (image(op, image) && !filter.dynamic) {
            int[] by = filter.shape;
            op.require(
                    shape.length == 4 && by[3] == image.shape[3] && by[0] == shape[3] && shape[0] == image.shape[0],
                    "has a filter " + filter + " that does not fit its input");
            DenseRules.bias(op, 3, by[0]);
            op.require(
                    size(op, shape[1], by[1], strideRows, 1, padding) == image.shape[1]
                            && size(op, shape[2], by[2], strideColumns, 1, padding) == image.shape[2],
                    "gives " + Arrays.toString(shape) + ", which is not what its input was made from");
        }
    }

    static void depthToSpace(Op op) {
        int block = op.positive(0, 0);
        if (image(op, op.in(0))) {
            int[] in = op.in(0).shape;
            op.require(in[3] % ((long) block * block) == 0, "has the block [" + block + "] for " + op.in(0));
            op.writes(0, in[0], in[1] * block, in[2] * block, in[3] / block / block);
        }
        op.sameType(op.in(0), op.out(0));
    }

    static void spaceToDepth(Op op) {
        int block = op.positive(0, 0);
        if (image(op, op.in(0))) {
            int[] in = op.in(0).shape;
            op.require(in[1] % block == 0 && in[2] % block == 0, "has the block [" + block + "] for " + op.in(0));
            op.writes(0, in[0], in[1] / block, in[2] / block, in[3] * block * block);
        }
        op.sameType(op.in(0), op.out(0));
    }

    static void resize(Op op) {
        op.sameType(op.in(0), op.out(0));
        if (!op.in(1).known()) {
            op.dynamic();
        } else if (image(op, op.in(0))) {
            int[] size = op.values(op.in(1));
            op.require(size.length == 2 && size[0] > 0 && size[1] > 0, "has the size " + Arrays.toString(size));
            op.writes(0, op.in(0).shape[0], size[0], size[1], op.in(0).shape[3]);
        }
    }

    private static boolean image(Op op, Tensor tensor) {
        op.rank(tensor, 4);
        return !tensor.dynamic && op.fixed();
    }

    private static int size(Op op, int in, int filter, int stride, int dilation, int padding) {
        long covered = (filter - 1L) * dilation + 1;
        long out = padding == SAME ? (in + stride - 1L) / stride : (in - covered + stride) / stride;
        op.require(
                filter > 0 && out > 0 && covered < 1 << 24,
                "slides [" + filter + "] over [" + in + "]: nothing is left");
        return (int) out;
    }
}
