package dev.modelwire.engine.api;

/**
 * How a session runs.
 *
 * @param threads threads inside one call of the native runtime, 1 to 64; parallelism across records comes from
 *     several sessions instead
 * @param stateful false: recurrent state is reset before every call, so equal inputs give equal outputs; true: state is
 *     kept from call to call
 * @param batch the samples of a call, 1 to 256, where the model leaves that open, as a first dimension without a size in an ONNX
 *     file; a model whose file says how many there are is opened as it is
 */
public record SessionOptions(int threads, boolean stateful, int batch) {

    public SessionOptions {
        if (threads < 1 || threads > 64) {
            throw new IllegalArgumentException("threads [" + threads + "] must be 1 to 64");
        }
        if (batch < 1 || batch > 256) {
            throw new IllegalArgumentException("batch [" + batch + "] must be 1 to 256");
        }
    }

    /** Makes options for one sample in a call. */
    public SessionOptions(int threads, boolean stateful) {
        this(threads, stateful, 1);
    }

    /** Returns the default: one thread, state reset before every call, one sample in a call. */
    public static SessionOptions stateless() {
        return new SessionOptions(1, false);
    }

    /** Returns the default with that many samples in a call. */
    public static SessionOptions stateless(int batch) {
        return new SessionOptions(1, false, batch);
    }
}
