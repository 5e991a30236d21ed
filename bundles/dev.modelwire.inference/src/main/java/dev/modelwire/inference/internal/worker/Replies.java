package dev.modelwire.inference.internal.worker;

import dev.modelwire.engine.api.EngineException;
import dev.modelwire.engine.api.TensorInfo;
import dev.modelwire.probe.Link;
import dev.modelwire.probe.OpenRequest;
import dev.modelwire.probe.Operation;
import dev.modelwire.probe.Settings;
import dev.modelwire.probe.Status;
import dev.modelwire.probe.TensorList;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** What the gateway asks of the process, and how it takes the answers. */
final class Replies {

    private Replies() {}

    /** The tensors of a model that the process has opened. */
    record Opened(List<TensorInfo> inputs, List<TensorInfo> outputs) {}

    static void start(Link link, Map<String, String> settings) throws IOException, EngineException {
        link.send(Operation.START.code(), out -> Settings.write(out, settings));
        requireDone(link);
    }

    static Opened open(Link link, OpenRequest request) throws IOException, EngineException {
        link.send(Operation.OPEN.code(), request::write);
        requireDone(link);
        DataInputStream content = link.content();
        return new Opened(TensorList.read(content), TensorList.read(content));
    }

    static void map(Link link, Path file) throws IOException, EngineException {
        link.send(Operation.MAP.code(), out -> out.writeUTF(file.toString()));
        requireDone(link);
    }

    static long run(Link link) throws IOException, EngineException {
        link.send(Operation.RUN.code());
        requireDone(link);
        return link.number();
    }

    private static void requireDone(Link link) throws IOException, EngineException {
        if (Status.of(link.receive()) == Status.REFUSED) {
            DataInputStream content = link.content();
            String kind = content.readUTF();
            String message = content.readUTF();
            try {
                throw new EngineException(EngineException.Kind.valueOf(kind), message);
            } catch (IllegalArgumentException e) {
                throw new IOException("kind [" + kind + "] is not known: both ends must be of one version", e);
            }
        }
    }
}
