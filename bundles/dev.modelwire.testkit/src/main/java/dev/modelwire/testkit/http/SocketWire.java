package dev.modelwire.testkit.http;

import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;

/** The connection itself. */
final class SocketWire implements Wire {

    private final Socket tcp;
    private final Socket socket;
    private final OutputStream out;
    private final CountDownLatch closed;
    private final LongConsumer counter;

    /**
     * Takes a connection.
     *
     * @param tcp the one below TLS, or the same
     * @param closed counted down when the server is closed
     */
    SocketWire(Socket tcp, Socket socket, CountDownLatch closed, LongConsumer counter) throws IOException {
        this.tcp = tcp;
        this.socket = socket;
        this.out = socket.getOutputStream();
        this.closed = closed;
        this.counter = counter;
    }

    @Override
    public void say(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        out.write(bytes, offset, length);
        counter.accept(length);
    }

    @Override
    public void pause(Duration time) throws IOException {
        out.flush();
        try {
            if (closed.await(time.toNanos(), TimeUnit.NANOSECONDS)) {
                throw new EOFException("the server was closed");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EOFException("the server was closed");
        }
    }

    @Override
    public void stall() throws IOException {
        out.flush();
        while (socket.getInputStream().read() >= 0) {
            // What a client says now is heard and not answered.
        }
        throw new EOFException("the client has gone");
    }

    @Override
    public void reset() throws IOException {
        out.flush();
        tcp.setSoLinger(true, 0);
        tcp.close();
        throw new EOFException("the connection was reset");
    }
}
