package dev.modelwire.probe;

import dev.modelwire.engine.api.EngineException;
import dev.modelwire.engine.api.EngineSession;
import dev.modelwire.engine.api.SessionCall;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Serves one session over one connection, in the thread that calls it. */
final class SessionServer {

    private final Link link;
    private final EngineOfProcess engines;
    private @Nullable EngineSession session;
    private @Nullable SharedCall call;

    SessionServer(Link link, EngineOfProcess engines) {
        this.link = link;
        this.engines = engines;
    }

    /** Answers until the gateway has gone. */
    void serve() throws IOException {
        while (true) {
            byte operation;
            try {
                operation = link.receive();
            } catch (EOFException e) {
                return;
            }
            try {
                answer(Operation.of(operation));
            } catch (EngineException e) {
                refuse(e.kind(), String.valueOf(e.getMessage()));
            } catch (OutOfMemoryError e) {
                refuse(EngineException.Kind.LIMIT_EXCEEDED, "the process has no more memory: " + e.getMessage());
            } catch (RuntimeException | LinkageError e) {
                refuse(EngineException.Kind.FAILED, "the engine failed: " + e);
            }
        }
    }

    private void refuse(EngineException.Kind kind, String message) throws IOException {
        String shorter = message.substring(0, Math.min(message.length(), 4096));
        link.send(Status.REFUSED.code(), out -> {
            out.writeUTF(kind.name());
            out.writeUTF(shorter);
        });
    }

    private void answer(Operation operation) throws IOException, EngineException {
        switch (operation) {
            case START -> start(Settings.read(link.content()));
            case OPEN -> open(OpenRequest.read(link.content()));
            case MAP -> map(link.content());
            case RUN -> run();
        }
    }

    private void start(Map<String, String> settings) throws IOException, EngineException {
        engines.start(settings);
        link.send(Status.DONE.code());
    }

    private void open(OpenRequest request) throws IOException, EngineException {
        EngineSession opened = engines.engine().open(request.model(), request.options());
        session = opened;
        link.send(Status.DONE.code(), out -> {
            TensorList.write(out, opened.inputs());
            TensorList.write(out, opened.outputs());
        });
    }

    private void map(DataInputStream content) throws IOException, EngineException {
        EngineSession opened = required(session);
        call = new SharedCall(SharedTensors.open(Path.of(content.readUTF()), opened.inputs(), opened.outputs()));
        link.send(Status.DONE.code());
    }

    private void run() throws IOException, EngineException {
        long began = System.nanoTime();
        required(session).run(required(call));
        link.send(Status.DONE.code(), System.nanoTime() - began);
    }

    private static <T> T required(@Nullable T value) throws EngineException {
        if (value == null) {
            throw new EngineException(
                    EngineException.Kind.FAILED, "no model was opened: both ends must be of one version");
        }
        return value;
    }

    /** Copies between what is shared and what is the engine's own. */
    private record SharedCall(SharedTensors shared) implements SessionCall {

        @Override
        public void write(List<ByteBuffer> inputs) {
            for (int i = 0; i < inputs.size(); i++) {
                inputs.get(i).put(shared.inputs().get(i).clear());
            }
        }

        @Override
        public void read(List<ByteBuffer> outputs) {
            for (int i = 0; i < outputs.size(); i++) {
                shared.outputs().get(i).clear().put(outputs.get(i));
            }
        }
    }
}
