package dev.modelwire.sync.internal.transfer;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** An HTTP proxy on loopback that forwards and tunnels, and keeps the heads it saw. */
final class TestProxy implements AutoCloseable {

    private static final String REFUSAL = String.join(
            "\r\n",
            "HTTP/1.1 407 Proxy Authentication Required",
            "Proxy-Authenticate: Basic realm=\"p\"",
            "Content-Length: 0",
            "Connection: close",
            "",
            "");

    private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final String wanted;
    final List<String> heads = new CopyOnWriteArrayList<>();

    /** Refuses whoever does not send that line, unless it is empty. */
    TestProxy(String wanted) throws IOException {
        this.wanted = wanted;
        threads.execute(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                threads.execute(() -> serve(client));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            String head = head(client.getInputStream());
            heads.add(head);
            if (!head.contains(wanted)) {
                say(client, REFUSAL);
                return;
            }
            String[] words = head.split(" ", 3);
            boolean tunnel = words[0].equals("CONNECT");
            URI to = URI.create(tunnel ? "tunnel://" + words[1] : words[1]);
            try (Socket target = new Socket(to.getHost(), to.getPort())) {
                if (tunnel) {
                    say(client, "HTTP/1.1 200 Connected\r\n\r\n");
                    threads.execute(() -> pump(client, target));
                } else {
                    say(target, words[0] + " " + to.getRawPath() + " " + words[2]);
                }
                pump(target, client);
            }
        } catch (IOException e) {
            heads.add("broken: " + e);
        }
    }

    private static String head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("no head");
            }
            head.append((char) next);
        }
        return head.toString();
    }

    private static void say(Socket to, String text) throws IOException {
        to.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static void pump(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
            to.shutdownOutput();
        } catch (IOException e) {
            // one of them has gone, so there is nothing to be pumped
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        threads.shutdownNow();
    }
}
