package dev.modelwire.engine.api;

/**
 * How a session runs.
 *
 * @param threads threads inside one call of the native runtime, 1 to 64; parallelism across records comes from
 *     several sessions instead
 * @param stateful false: recurrent state is reset before every call, so equal inputs give equal outputs; true: state is
 *     kept from call to call
 */
public record SessionOptions(int threads, boolean stateful) {

    public SessionOptions {
        if (threads < 1 || threads > 64) {
            throw new IllegalArgumentException("threads [" + threads + "] must be 1 to 64");
        }
    }

    /** Returns the default: one thread, state reset before every call. */
    public static SessionOptions stateless() {
        return new SessionOptions(1, false);
    }
}
