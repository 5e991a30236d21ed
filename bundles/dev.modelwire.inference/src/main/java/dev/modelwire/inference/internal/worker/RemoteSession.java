package dev.modelwire.inference.internal.worker;

import dev.modelwire.engine.api.EngineException;
import dev.modelwire.engine.api.EngineSession;
import dev.modelwire.engine.api.SessionOptions;
import dev.modelwire.probe.OpenRequest;
import dev.modelwire.probe.SharedTensors;
import java.nio.file.Path;

/**
 * A session in a process of its own. Its buffers are memory that both processes map. Recurrent state is reset there, by the
 * guard around the engine's own session.
 */
public final class RemoteSession extends EngineSession {

    private final WorkerHost host;
    private final int index;
    private final OpenRequest request;
    private final Replies.Opened tensors;
    private final Path file;
    private long lastRunNanos;

    private RemoteSession(
            WorkerHost host, int index, OpenRequest request, Replies.Opened tensors, SharedTensors shared, Path file) {
        super(new SessionOptions(1, true), tensors.inputs(), shared.inputs(), tensors.outputs(), shared.outputs());
        this.host = host;
        this.index = index;
        this.request = request;
        this.tensors = tensors;
        this.file = file;
    }

    static RemoteSession open(WorkerHost host, WorkerProcess process, Path file, int index, OpenRequest request)
            throws EngineException {
        return process.talk(index, process.limits().open(), link -> {
            Replies.Opened tensors = Replies.open(link, request);
            SharedTensors shared = SharedTensors.create(file, tensors.inputs(), tensors.outputs());
            Replies.map(link, file);
            return new RemoteSession(host, index, request, tensors, shared, file);
        });
    }

    /** Opens the model in the next process, whose memory is that of this session again. */
    void openAgain(WorkerProcess next) throws EngineException {
        next.talk(index, next.limits().open(), link -> {
            if (!Replies.open(link, request).equals(tensors)) {
                throw new EngineException(
                        EngineException.Kind.INVALID_MODEL, "the model has other tensors than before");
            }
            Replies.map(link, file);
            return tensors;
        });
    }

    /** Returns how long the engine itself took for the last record, in nanoseconds. */
    public long lastRunNanos() {
        return lastRunNanos;
    }

    @Override
    protected void resetState() {}

    @Override
    protected void invoke() throws EngineException {
        lastRunNanos = host.process().run(index);
    }

    @Override
    protected void release() {
        host.closed(this);
    }
}
