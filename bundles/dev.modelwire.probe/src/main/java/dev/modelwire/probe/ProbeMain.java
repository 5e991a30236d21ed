package dev.modelwire.probe;

import dev.modelwire.engine.api.Engine;
import dev.modelwire.engine.api.EngineException;
import dev.modelwire.engine.api.EngineFactory;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The main class of the process: connects to the gateway once for each session and serves each connection in a thread of its
 * own. It ends when a connection or its standard input ends, so that it never outlives the gateway, whatever native code does
 * in it meanwhile.
 */
public final class ProbeMain {

    private static final int USAGE = 2;
    private static final Object ENGINE = new Object();
    private static @Nullable Engine engine;

    private ProbeMain() {}

    /**
     * Runs until the gateway closes a connection.
     *
     * @param args the socket, the name of the {@link EngineFactory}, and the number of sessions
     */
    public static void main(String[] args) {
        if (args.length != 3) {
            System.err.println("usage: SOCKET FACTORY SESSIONS");
            System.exit(USAGE);
        }
        new Thread(ProbeMain::endWithTheGateway, "modelwire-gateway-watch").start();
        UnixDomainSocketAddress gateway = UnixDomainSocketAddress.of(args[0]);
        for (int session = 0; session < Integer.parseInt(args[2]); session++) {
            new Thread(() -> serve(gateway, args[1]), "modelwire-session-" + session).start();
        }
    }

    /** The gateway holds the other end of the standard input; when it has died, even by a signal, there is nothing to read. */
    private static void endWithTheGateway() {
        try {
            while (System.in.read() >= 0) {
                // nothing is ever said here
            }
        } catch (IOException e) {
            System.err.println("the standard input failed: " + e);
        } finally {
            Runtime.getRuntime().halt(0);
        }
    }

    private static void serve(UnixDomainSocketAddress gateway, String factory) {
        int exit = 1;
        try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            channel.connect(gateway);
            new SessionServer(new Link(channel), settings -> engine(factory, settings)).serve();
            exit = 0;
        } catch (IOException e) {
            System.err.println("the connection to the gateway failed: " + e);
        } finally {
            Runtime.getRuntime().halt(exit); // native code may hold whatever an orderly exit waits for
        }
    }

    /** The first session brings the engine up, the others share it. */
    private static Engine engine(String factory, Map<String, String> settings) throws EngineException {
        synchronized (ENGINE) {
            if (engine == null) {
                engine = create(factory).create(settings);
            }
            return engine;
        }
    }

    private static EngineFactory create(String factory) throws EngineException {
        try {
            return Class.forName(factory)
                    .asSubclass(EngineFactory.class)
                    .getConstructor()
                    .newInstance();
        } catch (ReflectiveOperationException | LinkageError | ClassCastException e) {
            throw new EngineException(
                    EngineException.Kind.UNAVAILABLE,
                    "engine factory [" + factory + "] cannot be used: it must be a public class with a public"
                            + " constructor without arguments (" + e + ")",
                    e);
        }
    }
}
