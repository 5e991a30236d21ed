package dev.modelwire.inference.internal.scan.tflite;

/** A sequence through a layer with a state: 24 inputs, of which many may be absent. */
final class LstmRule {

    private static final int INPUT_WEIGHTS = 1;
    private static final int RECURRENT_WEIGHTS = 5;
    private static final int PEEPHOLES = 9;
    private static final int BIASES = 12;
    private static final int PROJECTION = 16;
    private static final int PROJECTION_BIAS = 17;
    private static final int OUTPUT_STATE = 18;
    private static final int CELL_STATE = 19;
    private static final int LAYER_NORMS = 20;

    private LstmRule() {}

    static void check(Op op) {
        op.choice(0, 5);
        op.require(op.fraction(1) >= 0 && op.fraction(2) >= 0, "has a clip below 0");
        op.require(op.inputs() == LAYER_NORMS || op.inputs() == 24, "reads [" + op.inputs() + "] tensors");
        Tensor input = op.in(0);
        op.type(input, ElementType.FLOAT32, ElementType.INT8);
        op.sameType(input, op.out(0));
        op.rank(input, 3);
        if (!op.fixed()) {
            return;
        }
        boolean timeFirst = op.flag(3);
        int batch = input.shape[timeFirst ? 1 : 0];
        op.rank(op.in(INPUT_WEIGHTS + 1), 2);
        op.rank(op.in(RECURRENT_WEIGHTS + 1), 2);
        int cells = op.in(INPUT_WEIGHTS + 1).shape[0];
        int outputs = op.in(RECURRENT_WEIGHTS + 1).shape[1];
        op.require(batch > 0 && cells > 0 && outputs > 0, "has no batch, no cells or no outputs");
        boolean coupled = !op.has(INPUT_WEIGHTS);
        boolean diagonal = op.flag(5);
        ElementType weights = op.in(INPUT_WEIGHTS + 1).type;
        op.type(op.in(INPUT_WEIGHTS + 1), ElementType.FLOAT32, ElementType.INT8, ElementType.UINT8);
        for (int gate = 0; gate < 4; gate++) {
            boolean absent = gate == 0 && coupled;
            constant(op, INPUT_WEIGHTS + gate, absent, weights, cells, input.shape[2]);
            if (!diagonal) {
                constant(op, RECURRENT_WEIGHTS + gate, absent, weights, cells, outputs);
            }
            bias(op, BIASES + gate, absent, input.type, cells);
        }
        peepholes(op, coupled, cells);
        projection(op, cells, outputs);
        state(op, OUTPUT_STATE, batch, outputs);
        state(op, CELL_STATE, batch, cells);
        boolean normed = op.has(LAYER_NORMS + 1);
        for (int gate = 0; gate < 4; gate++) {
            int at = LAYER_NORMS + gate;
            boolean wanted = normed && !(gate == 0 && coupled);
            op.require(op.has(at) == wanted, "has layer norms for some gates only");
            op.require(!wanted || op.in(at).elements == cells, "has layer norms of another size than its cells");
        }
        int[] shape = input.shape.clone();
        shape[2] = outputs;
        op.writes(0, shape);
    }

    private static void constant(Op op, int at, boolean absent, ElementType type, int rows, int columns) {
        op.require(op.has(at) != absent, "has input [" + at + "] where it must be absent, or lacks it");
        if (!absent) {
            Tensor tensor = op.in(at);
            op.type(tensor, type);
            op.require(
                    tensor.rank() == 2 && tensor.shape[0] == rows && tensor.shape[1] == columns,
                    "takes [" + rows + ", " + columns + "] as input [" + at + "], not " + tensor);
        }
    }

    private static void bias(Op op, int at, boolean absent, ElementType input, int cells) {
        op.require(op.has(at) != absent, "has input [" + at + "] where it must be absent, or lacks it");
        if (!absent) {
            Tensor tensor = op.in(at);
            op.type(tensor, input == ElementType.FLOAT32 ? ElementType.FLOAT32 : ElementType.INT32);
            op.require(
                    tensor.rank() == 1 && tensor.shape[0] == cells,
                    "takes [" + cells + "] as input [" + at + "], not " + tensor);
        }
    }

    private static void peepholes(Op op, boolean coupled, int cells) {
        boolean wanted = op.has(PEEPHOLES + 1);
        for (int i = 0; i < 3; i++) {
            boolean here = wanted && !(i == 0 && coupled);
            op.require(op.has(PEEPHOLES + i) == here, "has peepholes for some gates only");
            op.require(!here || op.in(PEEPHOLES + i).elements == cells, "has peepholes of another size than its cells");
        }
    }

    private static void projection(Op op, int cells, int outputs) {
        if (op.has(PROJECTION)) {
            Tensor tensor = op.in(PROJECTION);
            op.require(
                    tensor.rank() == 2 && tensor.shape[0] == outputs && tensor.shape[1] == cells,
                    "takes [" + outputs + ", " + cells + "] as its projection, not " + tensor);
        } else {
            op.require(
                    cells == outputs, "has [" + cells + "] cells and [" + outputs + "] outputs without a projection");
        }
        op.require(
                !op.has(PROJECTION_BIAS) || (op.has(PROJECTION) && op.in(PROJECTION_BIAS).elements == outputs),
                "has a projection bias that does not fit");
    }

    private static void state(Op op, int at, int batch, int size) {
        Tensor tensor = op.in(at);
        op.require(tensor.variable, "takes a variable as input [" + at + "], not " + tensor);
        op.type(tensor, ElementType.FLOAT32, ElementType.INT8, ElementType.INT16);
        op.require(
                tensor.elements == (long) batch * size,
                "takes [" + batch + ", " + size + "] as input [" + at + "], not " + tensor);
    }
}
