package dev.modelwire.testkit.http;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * A server that does to each request what a script says, over real sockets and on threads of its own. Each answer has a
 * connection of its own. Safe for use by several threads; a script may be replaced at any time.
 */
public final class HostileServer implements AutoCloseable {

    private static final int MOST_CONNECTIONS = 256;

    /** What the kernel has taken is thrown away by a reset: small, so that what is sent is what arrives. */
    private static final int SEND_BUFFER = 64 * 1024;

    private final ServerSocket listening;
    private final @Nullable ServerTls tls;
    private final Map<String, Script> scripts = new ConcurrentHashMap<>();
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final AtomicLong bodyBytes = new AtomicLong();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final ThreadPoolExecutor threads = new ThreadPoolExecutor(
            0, MOST_CONNECTIONS, 10, TimeUnit.SECONDS, new SynchronousQueue<>(), HostileServer::thread);

    /**
     * Listens on a free port of the loopback address, in plain HTTP.
     *
     * @throws IOException if it cannot listen
     */
    public HostileServer() throws IOException {
        this(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), null);
    }

    /**
     * Listens on a free port of the loopback address, in HTTPS.
     *
     * @throws IOException if it cannot listen
     */
    public HostileServer(ServerTls tls) throws IOException {
        this(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), tls);
    }

    /**
     * Listens.
     *
     * @param address where
     * @param tls null for plain HTTP
     * @throws IOException if it cannot listen
     */
    public HostileServer(InetSocketAddress address, @Nullable ServerTls tls) throws IOException {
        this.tls = tls;
        this.listening = new ServerSocket();
        listening.setReuseAddress(true);
        listening.bind(address);
        threads.execute(this::accept);
    }

    /** Starts it from the command line; without arguments it says what they are. */
    public static void main(String[] arguments) throws Exception {
        CommandLine.run(arguments, System.out);
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "hostile-server");
        thread.setDaemon(true);
        return thread;
    }

    /** Sets what the next requests of a path get: the first one the first, the next ones the others, the last for ever. */
    public HostileServer on(String path, Behaviour first, Behaviour... next) {
        scripts.put(path, new Script(first, List.of(next)));
        return this;
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                Socket socket = listening.accept();
                open.add(socket);
                threads.execute(() -> serve(socket));
            } catch (IOException | RejectedExecutionException e) {
                open.removeIf(Socket::isClosed);
            }
        }
    }

    private void serve(Socket tcp) {
        try (tcp;
                Socket socket = tls == null ? tcp : tls.over(tcp)) {
            tcp.setSendBufferSize(SEND_BUFFER);
            Request request = new RequestReader(new BufferedInputStream(socket.getInputStream())).read();
            requests.add(request);
            Script script = scripts.getOrDefault(request.path(), Script.NOTHING);
            Answer answer = script.next().answer(request);
            if (answer instanceof Message message && request.method().equals("HEAD")) {
                answer = message.headOnly();
            }
            answer.send(new SocketWire(tcp, socket, closed, bodyBytes::addAndGet));
            socket.shutdownOutput();
            socket.getInputStream().transferTo(java.io.OutputStream.nullOutputStream());
        } catch (IOException e) {
            // The client has gone or the answer was cut, which is what this server is for.
            open.removeIf(Socket::isClosed);
        } finally {
            open.remove(tcp);
        }
    }

    /** Returns the requests that came, in their order. */
    public List<Request> requests() {
        return List.copyOf(requests);
    }

    /** Returns the requests of one path. */
    public List<Request> requests(String path) {
        return requests.stream().filter(request -> request.path().equals(path)).toList();
    }

    /** Returns how many bytes of bodies were handed to the network; a client that was cut off got fewer. */
    public long bodyBytes() {
        return bodyBytes.get();
    }

    /** Returns the port that it listens on. */
    public int port() {
        return listening.getLocalPort();
    }

    /** Returns the URL of a path. */
    public URI url(String path) {
        String host = listening.getInetAddress().isAnyLocalAddress()
                ? "localhost"
                : listening.getInetAddress().getHostAddress();
        return URI.create((tls == null ? "http" : "https") + "://" + host + ":" + port() + path);
    }

    /** Waits until it is closed. */
    void awaitClose() throws InterruptedException {
        closed.await();
    }

    /** Stops listening and drops all connections. */
    @Override
    public void close() {
        closed.countDown();
        closeQuietly(listening);
        open.forEach(HostileServer::closeQuietly);
        threads.shutdownNow();
    }

    private static void closeQuietly(AutoCloseable closeable) {
        try {
            closeable.close();
        } catch (Exception e) {
            throw new IllegalStateException("a socket that cannot be closed is a fault of this machine", e);
        }
    }
}
