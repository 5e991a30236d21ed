package dev.modelwire.sync.internal.transfer;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A server on loopback that says whatever a script says, and keeps the connection until it is closed. */
public final class RawServer implements AutoCloseable {

    /** What it does once a request has been read. */
    public interface Script {
        void answer(OutputStream out) throws IOException;
    }

    private final ServerSocket socket;
    private final List<Socket> open = new CopyOnWriteArrayList<>();
    private final AtomicInteger gone = new AtomicInteger();
    private final boolean hangUp;

    private RawServer(boolean hangUp, Script script) throws IOException {
        this.hangUp = hangUp;
        this.socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread thread = new Thread(() -> serve(script), "raw-server");
        thread.setDaemon(true);
        thread.start();
    }

    /** Ends the connection after the script. */
    public static RawServer thatHangsUp(Script script) throws IOException {
        return new RawServer(true, script);
    }

    /** Says nothing more after the script, for ever. */
    public static RawServer thatStalls(Script script) throws IOException {
        return new RawServer(false, script);
    }

    private void serve(Script script) {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                open.add(client);
                BufferedReader request =
                        new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.ISO_8859_1));
                String line = request.readLine();
                while (line != null && !line.isEmpty()) {
                    line = request.readLine();
                }
                script.answer(client.getOutputStream());
                client.getOutputStream().flush();
                if (hangUp) {
                    client.close();
                }
            } catch (IOException e) {
                // The client has gone, which is what a test of refusals wants.
                gone.incrementAndGet();
            }
        }
    }

    static void say(OutputStream out, String text) throws IOException {
        out.write(text.replace("\n", "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    public URI url(String path) {
        return URI.create("http://127.0.0.1:" + socket.getLocalPort() + path);
    }

    @Override
    public void close() throws IOException {
        socket.close();
        for (Socket client : open) {
            client.close();
        }
    }
}
