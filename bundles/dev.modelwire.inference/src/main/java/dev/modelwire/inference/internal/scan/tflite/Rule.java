package dev.modelwire.inference.internal.scan.tflite;

/** What must hold between the tensors and the options of an operator. */
@FunctionalInterface
interface Rule {

    Rule NONE = op -> {};

    void check(Op op);
}
