package dev.modelwire.gateway.internal.cloud;

import com.sun.net.httpserver.HttpServer;
import dev.modelwire.gateway.internal.component.Threads;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.eclipse.paho.client.mqttv3.MqttException;

/** A small cloud on the loopback interface: a directory over HTTP, and device requests that go over the broker. */
final class CloudSite implements AutoCloseable {

    private static final Duration REPLY_TIMEOUT = Duration.ofSeconds(5);

    private final HttpServer server;
    private final DeviceRequests requests;
    private final DirectoryHandler directory;
    private final ExecutorService executor = Executors.newFixedThreadPool(4, Threads.named("gateway-cloud-site"));

    CloudSite(int port, Path root, URI broker, String account) throws IOException, MqttException {
        this.requests = new DeviceRequests(broker, account);
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        this.directory = new DirectoryHandler(root);
        server.createContext("/", directory);
        server.createContext(DeviceRequestHandler.PATH, new DeviceRequestHandler(requests, REPLY_TIMEOUT));
        server.setExecutor(executor);
    }

    void start() throws MqttException {
        requests.connect();
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    Map<String, Long> sent() {
        return directory.sent();
    }

    DeviceRequests requests() {
        return requests;
    }

    @Override
    public void close() {
        server.stop(0);
        executor.shutdownNow();
        requests.close();
    }
}
