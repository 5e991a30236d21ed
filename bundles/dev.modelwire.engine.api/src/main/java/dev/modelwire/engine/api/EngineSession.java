package dev.modelwire.engine.api;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * A loaded model: the guard around a native interpreter. One lock and one flag see to it that no two threads are in the
 * native code of one session, that nothing is freed while it is in use, that nothing is used after it was freed, that
 * every input was filled to the byte before the native code reads it, and that recurrent state is reset. Engines fill in
 * the three protected methods and can forget none of it.
 *
 * <p>Safe for use by several threads; calls are served one at a time. Allocates nothing per call.
 */
@ConsumerType
public abstract class EngineSession implements AutoCloseable {

    private final ReentrantLock lock = new ReentrantLock();
    private final List<TensorInfo> inputs;
    private final List<TensorInfo> outputs;
    private final List<ByteBuffer> inputBuffers;
    private final List<ByteBuffer> outputBuffers;
    private final boolean stateful;
    private boolean closed;

    /**
     * Takes what the engine has prepared.
     *
     * @param options how the session runs
     * @param inputs the model's inputs
     * @param inputBuffers one direct buffer in native order for each input, of exactly its size
     * @param outputs the model's outputs
     * @param outputBuffers one buffer in native order for each output, of exactly its size
     * @throws IllegalArgumentException if a buffer does not fit its tensor
     */
    protected EngineSession(
            SessionOptions options,
            List<TensorInfo> inputs,
            List<ByteBuffer> inputBuffers,
            List<TensorInfo> outputs,
            List<ByteBuffer> outputBuffers) {
        this.stateful = options.stateful();
        this.inputs = List.copyOf(inputs);
        this.outputs = List.copyOf(outputs);
        this.inputBuffers = fitting(this.inputs, inputBuffers);
        this.outputBuffers = fitting(this.outputs, outputBuffers);
    }

    /** Returns the model's inputs in the order in which calls see them. */
    public final List<TensorInfo> inputs() {
        return inputs;
    }

    /** Returns the model's outputs in the order in which calls see them. */
    public final List<TensorInfo> outputs() {
        return outputs;
    }

    /**
     * Runs the model once.
     *
     * @param call fills the inputs and takes the outputs
     * @throws EngineException {@code CLOSED} after {@link #close()}, {@code INVALID_INPUT} if an input was not filled
     *     exactly, {@code FAILED} if the native runtime failed
     */
    public final void run(SessionCall call) throws EngineException {
        lock.lock();
        try {
            if (closed) {
                throw new EngineException(
                        EngineException.Kind.CLOSED, "the session is closed; take a new lease of the model");
            }
            clear(inputBuffers);
            call.write(inputBuffers);
            for (int i = 0; i < inputs.size(); i++) {
                ByteBuffer buffer = inputBuffers.get(i);
                if (buffer.hasRemaining()) {
                    throw new EngineException(
                            EngineException.Kind.INVALID_INPUT,
                            "input [" + inputs.get(i).name() + "] was given " + buffer.position() + " bytes: it takes "
                                    + buffer.limit());
                }
                buffer.rewind();
            }
            if (!stateful) {
                resetState();
            }
            clear(outputBuffers);
            invoke();
            clear(outputBuffers);
            call.read(outputBuffers);
        } finally {
            lock.unlock();
        }
    }

    /** Waits for a running call to end, then frees the native memory. Closing twice is harmless. */
    @Override
    public final void close() {
        lock.lock();
        try {
            if (!closed) {
                closed = true;
                release();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Sets recurrent state back to its initial value. Called with the lock held, before {@link #invoke()}. */
    protected abstract void resetState() throws EngineException;

    /** Runs the native code on the filled buffers. Called with the lock held, never after {@link #release()}. */
    protected abstract void invoke() throws EngineException;

    /** Frees everything native. Called once, with the lock held. */
    protected abstract void release();

    private static void clear(List<ByteBuffer> buffers) {
        for (int i = 0; i < buffers.size(); i++) {
            buffers.get(i).clear();
        }
    }

    private static List<ByteBuffer> fitting(List<TensorInfo> tensors, List<ByteBuffer> buffers) {
        if (tensors.size() != buffers.size()) {
            throw new IllegalArgumentException(
                    "there are " + buffers.size() + " buffers for " + tensors.size() + " tensors");
        }
        for (int i = 0; i < tensors.size(); i++) {
            if (buffers.get(i).capacity() != tensors.get(i).byteCount()) {
                throw new IllegalArgumentException(
                        "the buffer of tensor [" + tensors.get(i).name() + "] holds "
                                + buffers.get(i).capacity() + " bytes: it must hold "
                                + tensors.get(i).byteCount());
            }
        }
        return List.copyOf(buffers);
    }
}
