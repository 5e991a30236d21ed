package dev.modelwire.probe;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;

/**
 * The main class of the process: connects to the gateway once for each session and serves each connection in a thread of its
 * own. It ends when a connection or its standard input ends, so that it never outlives the gateway, whatever native code does
 * in it meanwhile.
 */
public final class ProbeMain {

    private static final int USAGE = 2;

    private ProbeMain() {}

    /**
     * Runs until the gateway closes a connection.
     *
     * @param args the socket, the name of the engine factory, and the number of sessions
     */
    public static void main(String[] args) {
        if (args.length != 3) {
            System.err.println("usage: SOCKET FACTORY SESSIONS");
            System.exit(USAGE);
        }
        new Thread(ProbeMain::endWithTheGateway, "modelwire-gateway-watch").start();
        UnixDomainSocketAddress gateway = UnixDomainSocketAddress.of(args[0]);
        EngineOfProcess engine = new EngineOfProcess(args[1]);
        for (int session = 0; session < Integer.parseInt(args[2]); session++) {
            new Thread(() -> serve(gateway, engine), "modelwire-session-" + session).start();
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

    private static void serve(UnixDomainSocketAddress gateway, EngineOfProcess engine) {
        int exit = 1;
        try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            channel.connect(gateway);
            new SessionServer(new Link(channel), engine).serve();
            exit = 0;
        } catch (IOException e) {
            System.err.println("the connection to the gateway failed: " + e);
        } finally {
            Runtime.getRuntime().halt(exit); // native code may hold whatever an orderly exit waits for
        }
    }
}
