package dev.modelwire.probe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.modelwire.engine.api.ModelFile;
import dev.modelwire.engine.api.SessionOptions;
import dev.modelwire.testkit.engine.FakeEngine;
import dev.modelwire.testkit.engine.FakeEngineFactory;
import dev.modelwire.testkit.engine.FakeModel;
import dev.modelwire.testkit.engine.FakeModel.Finish;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Plays the gateway to a server on another thread. */
@Timeout(60)
class SessionServerTest {

    @TempDir
    Path directory;

    private Link gateway;
    private Thread server;

    @BeforeEach
    void connect() throws IOException {
        Path socket = directory.resolve("s");
        try (ServerSocketChannel listening = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            listening.bind(UnixDomainSocketAddress.of(socket));
            SocketChannel client = SocketChannel.open(StandardProtocolFamily.UNIX);
            client.connect(UnixDomainSocketAddress.of(socket));
            gateway = new Link(listening.accept());
            EngineOfProcess engine = new EngineOfProcess(FakeEngineFactory.class.getName());
            server = new Thread(() -> serve(new Link(client), engine), "server");
            server.start();
        }
    }

    private static void serve(Link link, EngineOfProcess engine) {
        try (link) {
            new SessionServer(link, engine).serve();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @AfterEach
    void serverEndsWithTheConnection() throws Exception {
        gateway.close();
        server.join();
    }

    @Test
    void serve_wholeLifeOfASession_answersWhatTheEngineAnswers() throws Exception {
        start();
        open(model(Finish.NONE));
        assertEquals(Status.DONE.code(), gateway.receive());
        DataInputStream content = gateway.content();
        var inputs = TensorList.read(content);
        var outputs = TensorList.read(content);
        Path file = directory.resolve("t");
        SharedTensors shared = SharedTensors.create(file, inputs, outputs);
        gateway.send(Operation.MAP.code(), out -> out.writeUTF(file.toString()));
        assertEquals(Status.DONE.code(), gateway.receive());

        for (int i = 1; i < 4; i++) {
            shared.inputs().get(0).clear().putFloat(i).putFloat(2);
            gateway.send(Operation.RUN.code());
            assertEquals(Status.DONE.code(), gateway.receive());
            assertTrue(gateway.number() > 0, "the time of the run");
            assertEquals(i + 2, shared.outputs().get(0).getFloat(0));
        }
    }

    @Test
    void serve_noModel_isRefusedAndTheNextIsOpened() throws Exception {
        start();
        open(Files.writeString(directory.resolve("no"), "no model"));
        assertEquals(List.of("INVALID_MODEL"), refusal());
        open(model(Finish.NONE));
        assertEquals(Status.DONE.code(), gateway.receive());
    }

    @Test
    void serve_outOfOrder_isRefused() throws Exception {
        gateway.send(Operation.RUN.code());
        assertEquals(List.of("FAILED"), refusal());
        open(model(Finish.NONE));
        assertEquals(List.of("UNAVAILABLE"), refusal());
    }

    private void start() throws IOException {
        gateway.send(Operation.START.code(), out -> Settings.write(out, Map.of("name", "fake")));
        assertEquals(Status.DONE.code(), gateway.receive());
    }

    private void open(Path model) throws IOException {
        OpenRequest request =
                new OpenRequest(new ModelFile(model, FakeEngine.FORMAT, "0".repeat(64)), SessionOptions.stateless());
        gateway.send(Operation.OPEN.code(), request::write);
    }

    private List<String> refusal() throws IOException {
        assertEquals(Status.REFUSED.code(), gateway.receive());
        return List.of(gateway.content().readUTF());
    }

    private Path model(Finish finish) throws IOException {
        return Files.write(
                directory.resolve("model"),
                FakeModel.of("x", "y", finish, new double[] {0, 1, 1}).bytes());
    }
}
