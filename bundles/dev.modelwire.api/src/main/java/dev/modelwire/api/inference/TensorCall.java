package dev.modelwire.api.inference;

import java.nio.ByteBuffer;
import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * One run of a model on tensors that the caller fills and reads itself, without a copy in between. Both methods run in the
 * caller's thread while a session of the model is held for them, so they must be quick. The buffers are the session's own,
 * in native byte order, and must not be touched after the method returns. What a method throws comes out of
 * {@link ModelLease#run}.
 */
@ConsumerType
public interface TensorCall {

    /**
     * Fills every input buffer from its position (0) to its limit (the tensor's size in bytes) with relative puts. The
     * elements are given to the model as they are: offsets, scales and checks of single features are for
     * {@link ModelLease#score}.
     *
     * @param inputs one for each of {@link ModelLease#inputs()}, in that order
     */
    void write(List<ByteBuffer> inputs);

    /**
     * Takes what the model answered, which may be NaN or infinite. Not called if the run failed.
     *
     * @param outputs one for each of {@link ModelLease#outputs()}, in that order, each from position 0 to its limit
     */
    void read(List<ByteBuffer> outputs);
}
