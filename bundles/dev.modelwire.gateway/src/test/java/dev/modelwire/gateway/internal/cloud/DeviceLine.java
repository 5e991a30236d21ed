package dev.modelwire.gateway.internal.cloud;

import java.net.URI;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.eclipse.kura.cloudconnection.publisher.CloudPublisher;
import org.eclipse.kura.cloudconnection.subscriber.CloudSubscriber;
import org.eclipse.paho.client.mqttv3.MqttException;

/** A gateway's raw connection to a broker that may not be there yet. */
public final class DeviceLine {

    private static final long AGAIN_MILLIS = 100;

    private final RawConnection connection;

    public DeviceLine(URI broker, String client) throws MqttException {
        connection = new RawConnection(broker, client);
    }

    public CloudPublisher publisher(String topic) {
        return new RawPublisher(connection, topic, 1, false);
    }

    public CloudSubscriber subscriber(String filter) {
        RawSubscriber subscriber = new RawSubscriber(connection, filter, 1);
        subscriber.start();
        return subscriber;
    }

    /** Connects on a thread of its own, again and again, as a host does. */
    public void connect() {
        Thread thread = new Thread(this::tryToConnect, "device-line");
        thread.setDaemon(true);
        thread.start();
    }

    private void tryToConnect() {
        while (true) {
            try {
                connection.connect();
                return;
            } catch (MqttException e) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(AGAIN_MILLIS));
            }
        }
    }
}
