package dev.modelwire.gateway.internal.cloud;

import dev.modelwire.gateway.internal.system.GatewayProperties;
import io.moquette.broker.Server;
import io.moquette.broker.config.MemoryConfig;
import java.io.IOException;
import java.net.URI;
import java.util.ConcurrentModificationException;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;

/** An MQTT broker on the loopback interface, which keeps nothing on disk. */
@Component(immediate = true, service = EmbeddedBroker.class)
public final class EmbeddedBroker {

    private static final int MAX_MESSAGE_BYTES = 16 * 1024 * 1024;
    private static final int MAX_TRIES = 1_000;
    private static final int TRY_MILLIS = 10;

    private final Server server = new Server();
    private final int wantedPort;

    @Activate
    public EmbeddedBroker(BundleContext context) {
        this(GatewayProperties.from(context::getProperty).number(GatewayProperties.MQTT_PORT));
    }

    EmbeddedBroker(int wantedPort) {
        this.wantedPort = wantedPort;
    }

    @Activate
    void start() throws IOException, InterruptedException {
        var properties = new Properties();
        properties.setProperty("host", "127.0.0.1");
        properties.setProperty("port", Integer.toString(wantedPort));
        properties.setProperty("allow_anonymous", "true");
        properties.setProperty("persistence_enabled", "false");
        properties.setProperty("telemetry_enabled", "false");
        properties.setProperty("websocket_port", "disabled");
        properties.setProperty("netty.mqtt.message_size", Integer.toString(MAX_MESSAGE_BYTES));
        server.startServer(new MemoryConfig(properties));
        awaitPort();
    }

    /** The broker tells its port a moment after it says that it has started. */
    private void awaitPort() throws IOException, InterruptedException {
        var never = new CountDownLatch(1);
        for (var tries = 0; boundPort() <= 0; tries++) {
            if (tries == MAX_TRIES || never.await(TRY_MILLIS, TimeUnit.MILLISECONDS)) {
                server.stopServer();
                throw new IOException("MQTT broker did not bind port [" + wantedPort + "] within "
                        + MAX_TRIES * TRY_MILLIS + " ms: is it taken?");
            }
        }
    }

    /** The broker writes its ports down in a plain map on a thread of its own; who asks in that moment asks again. */
    private int boundPort() {
        try {
            return server.getPort();
        } catch (ConcurrentModificationException e) {
            return 0;
        }
    }

    @Deactivate
    void stop() {
        server.stopServer();
    }

    int port() {
        return server.getPort();
    }

    URI uri() {
        return URI.create("tcp://127.0.0.1:" + port());
    }
}
