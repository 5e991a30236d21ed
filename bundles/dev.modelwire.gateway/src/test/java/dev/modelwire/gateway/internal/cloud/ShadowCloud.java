package dev.modelwire.gateway.internal.cloud;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.eclipse.kura.cloudconnection.publisher.CloudPublisher;
import org.eclipse.kura.cloudconnection.subscriber.CloudSubscriber;
import org.eclipse.paho.client.mqttv3.MqttException;

/** A broker, a gateway's raw connection to it, and a cloud behind it that keeps one named shadow as AWS IoT does. */
public final class ShadowCloud implements AutoCloseable {

    public static final String SHADOW = "$aws/things/gw/shadow/name/modelwire";

    private final ExecutorService answers = Executors.newSingleThreadExecutor();
    private final BlockingQueue<String> reported = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> asked = new LinkedBlockingQueue<>();
    private final RawConnection device;
    private final MqttLink cloud;
    private EmbeddedBroker broker;
    private int version = 1;
    private String desired = "{}";

    public ShadowCloud() throws Exception {
        broker = new EmbeddedBroker(0);
        broker.start();
        cloud = MqttLink.raw(broker.uri(), "cloud", this::arrived, this::subscribe, () -> {});
        cloud.connect();
        device = new RawConnection(broker.uri(), "gw-raw");
        device.connect();
    }

    /** Returns where the broker listens. */
    public int port() {
        return broker.port();
    }

    public CloudPublisher publisher(String stub) {
        return new RawPublisher(device, SHADOW + stub, 1, false);
    }

    public CloudSubscriber subscriber() {
        RawSubscriber subscriber = new RawSubscriber(device, SHADOW + "/#", 1);
        subscriber.start();
        return subscriber;
    }

    private void subscribe() {
        answers.execute(() -> {
            try {
                cloud.subscribe(SHADOW + "/get", 1);
                cloud.subscribe(SHADOW + "/update", 1);
            } catch (MqttException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private void arrived(String topic, byte[] body) {
        answers.execute(() -> {
            if (topic.equals(SHADOW + "/get")) {
                asked.add(topic);
                send("/get/accepted", "{\"state\":{\"desired\":" + desired + "},\"version\":" + version + "}");
            } else {
                JsonObject update = JsonParser.parseString(new String(body, StandardCharsets.UTF_8))
                        .getAsJsonObject();
                reported.add(update.getAsJsonObject("state").get("reported").toString());
                version++;
                JsonElement token = update.has("clientToken") ? update.get("clientToken") : JsonNull.INSTANCE;
                send("/update/accepted", "{\"version\":" + version + ",\"state\":{},\"clientToken\":" + token + "}");
                send(
                        "/update/delta",
                        "{\"version\":" + version + ",\"state\":" + desired + ",\"clientToken\":" + token + "}");
            }
        });
    }

    private void send(String stub, String body) {
        try {
            cloud.publish(SHADOW + stub, body.getBytes(StandardCharsets.UTF_8), 1, false);
        } catch (MqttException e) {
            asked.add("the cloud could not answer: " + e);
        }
    }

    /** A back end changes the desired state; who is connected is told what differs. */
    public void desire(String document) throws Exception {
        answers.submit(() -> {
                    desired = document;
                    version++;
                    if (broker != null) {
                        send("/update/delta", "{\"version\":" + version + ",\"state\":{\"other\":1}}");
                    }
                })
                .get(10, TimeUnit.SECONDS);
    }

    public String nextReported() throws InterruptedException {
        return reported.poll(30, TimeUnit.SECONDS);
    }

    public String nextAsked() throws InterruptedException {
        return asked.poll(30, TimeUnit.SECONDS);
    }

    /** Stops the broker; returns its port. */
    public int breakDown() throws Exception {
        return answers.submit(() -> {
                    int port = broker.port();
                    broker.stop();
                    broker = null;
                    return port;
                })
                .get(10, TimeUnit.SECONDS);
    }

    public void recover(int port) throws IOException, InterruptedException {
        EmbeddedBroker fresh = new EmbeddedBroker(port);
        fresh.start();
        broker = fresh;
    }

    @Override
    public void close() {
        device.close();
        cloud.close();
        answers.shutdownNow();
        if (broker != null) {
            broker.stop();
        }
    }
}
