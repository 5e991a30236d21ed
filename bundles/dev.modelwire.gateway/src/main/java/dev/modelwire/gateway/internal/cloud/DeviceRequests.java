package dev.modelwire.gateway.internal.cloud;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.kura.message.KuraPayload;
import org.eclipse.kura.message.KuraRequestPayload;
import org.eclipse.paho.client.mqttv3.MqttException;

/** The cloud's side of requests: asks a device over the broker and waits for its reply. */
final class DeviceRequests implements AutoCloseable {

    private static final String REQUESTER = "modelwire-cloud";

    private final String account;
    private final MqttLink link;
    private final AtomicLong ids = new AtomicLong();
    private final Map<String, CompletableFuture<KuraPayload>> waiting = new ConcurrentHashMap<>();

    DeviceRequests(URI broker, String account) throws MqttException {
        this.account = account;
        this.link = new MqttLink(
                broker, REQUESTER, new Topics(account, REQUESTER).requests(), this::arrived, () -> {}, () -> {});
    }

    void connect() throws MqttException {
        link.connect();
    }

    /** Empty when no reply came in time. */
    Optional<KuraPayload> ask(
            String clientId, String appId, String method, String resource, byte[] body, Duration timeout)
            throws MqttException, InterruptedException {
        var id = Long.toString(ids.incrementAndGet());
        var request = new KuraRequestPayload();
        request.setRequestId(id);
        request.setRequesterClientId(REQUESTER);
        if (body.length > 0) {
            request.setBody(body);
        }
        var reply = new CompletableFuture<KuraPayload>();
        waiting.put(id, reply);
        try {
            link.publish(
                    new Topics(account, clientId).request(appId, method, resource),
                    PayloadCodec.encode(request, true),
                    0,
                    false);
            return Optional.of(reply.get(timeout.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            return Optional.empty();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } finally {
            waiting.remove(id);
        }
    }

    private void arrived(String topic, KuraPayload payload) {
        var reply = topic.contains("/REPLY/") ? waiting.get(topic.substring(topic.lastIndexOf('/') + 1)) : null;
        if (reply != null) {
            reply.complete(payload);
        }
    }

    @Override
    public void close() {
        link.close();
    }
}
