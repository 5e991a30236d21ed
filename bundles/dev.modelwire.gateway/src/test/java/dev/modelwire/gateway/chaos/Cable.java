package dev.modelwire.gateway.chaos;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.IntSupplier;

/** A cable between a gateway and its broker: it can be cut in the middle of whatever it carries. */
final class Cable implements AutoCloseable {

    private static final int BUFFER = 8192;

    private final ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final IntSupplier brokerPort;
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private volatile boolean cut;

    Cable(IntSupplier brokerPort) throws IOException {
        this.brokerPort = brokerPort;
        run(this::accept);
    }

    URI uri() {
        return URI.create("tcp://127.0.0.1:" + listener.getLocalPort());
    }

    void cut() {
        cut = true;
        sockets.forEach(Cable::close);
        sockets.clear();
    }

    void mend() {
        cut = false;
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket near = listener.accept();
                if (cut) {
                    close(near);
                    continue;
                }
                connect(near);
            } catch (IOException e) {
                // the broker is down, or the cable is closed: the other side notices
            }
        }
    }

    private void connect(Socket near) throws IOException {
        try {
            Socket far = new Socket(InetAddress.getLoopbackAddress(), brokerPort.getAsInt());
            sockets.add(near);
            sockets.add(far);
            run(() -> carry(near, far));
            run(() -> carry(far, near));
            if (cut) {
                cut();
            }
        } catch (IOException | RuntimeException e) {
            close(near);
            throw e;
        }
    }

    private void carry(Socket from, Socket to) {
        byte[] buffer = new byte[BUFFER];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                out.write(buffer, 0, read);
            }
        } catch (IOException e) {
            // cut
        } finally {
            close(from);
            close(to);
            sockets.remove(from);
            sockets.remove(to);
        }
    }

    private static void run(Runnable task) {
        Thread thread = new Thread(task, "cable");
        thread.setDaemon(true);
        thread.start();
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // it is gone either way
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
        cut();
    }
}
