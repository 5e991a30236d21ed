package dev.modelwire.engine.api;

import java.nio.ByteBuffer;
import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * One use of a session: fills the inputs, then takes the outputs. Both methods run in the caller's thread while the
 * session is locked; the buffers are the session's own and must not be touched after the method returns.
 */
@ConsumerType
public interface SessionCall {

    /**
     * Fills every input buffer from its position (0) to its limit (the tensor's size in bytes) with relative puts.
     *
     * @param inputs direct buffers in native byte order, in the order of {@link EngineSession#inputs()}
     */
    void write(List<ByteBuffer> inputs);

    /**
     * Takes what the model answered.
     *
     * @param outputs buffers in native byte order, in the order of {@link EngineSession#outputs()}, each from position 0
     *     to its limit
     */
    void read(List<ByteBuffer> outputs);
}
