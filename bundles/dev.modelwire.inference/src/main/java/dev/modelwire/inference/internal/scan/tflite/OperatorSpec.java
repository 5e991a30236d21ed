package dev.modelwire.inference.internal.scan.tflite;

/** How many tensors an operator reads and writes, which options it has, and what must hold between them. */
record OperatorSpec(
        String name, int leastInputs, int mostInputs, int leastOutputs, int mostOutputs, Options options, Rule rule) {

    static final int ANY = Integer.MAX_VALUE;
    private static final int CALL_OPTIONS = 16;
    private static final int IF_OPTIONS = 92;
    private static final int WHILE_OPTIONS = 93;
    private static final int CALL_ONCE_OPTIONS = 103;

    /** The number of the options in the schema, 0 if there are none; whether an operator may do without. */
    record Options(int number, boolean required) {}

    void requireArity(Op op) {
        op.require(
                op.inputs() >= leastInputs && op.inputs() <= mostInputs,
                "reads [" + op.inputs() + "] tensors: it must be " + leastInputs + " to " + mostInputs);
        op.require(
                op.outputs() >= leastOutputs && op.outputs() <= mostOutputs,
                "writes [" + op.outputs() + "] tensors: it must be " + leastOutputs + " to " + mostOutputs);
        int type = op.optionsType();
        op.require(
                type == options.number() || (type == 0 && !options.required()),
                "has options [" + type + "]: they must be [" + options.number() + "]");
        op.require(type == 0 || op.hasOptions(), "has no options where it says that it has");
    }

    void requireCalls(Op op, int from, Calls calls) {
        switch (options.number()) {
            case CALL_OPTIONS, CALL_ONCE_OPTIONS -> calls.add(from, op.number(0, 0));
            case IF_OPTIONS -> {
                requireFits(op, calls.add(from, op.number(0, 0)), op.inputs() - 1, op.outputs());
                requireFits(op, calls.add(from, op.number(1, 0)), op.inputs() - 1, op.outputs());
            }
            case WHILE_OPTIONS -> {
                requireFits(op, calls.add(from, op.number(0, 0)), op.inputs(), 1);
                requireFits(op, calls.add(from, op.number(1, 0)), op.inputs(), op.outputs());
                op.require(op.inputs() == op.outputs(), "must write as many tensors as it reads");
            }
            default -> {}
        }
    }

    private static void requireFits(Op op, Graph called, int inputs, int outputs) {
        op.require(
                called.inputs().size() == inputs && called.outputs().size() == outputs,
                "runs graph [" + called.index() + "], which has other inputs and outputs than it");
    }
}
