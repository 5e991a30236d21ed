package dev.modelwire.gateway.internal.cloud;

import com.google.gson.Gson;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import org.eclipse.kura.message.KuraPayload;
import org.eclipse.kura.message.KuraResponsePayload;
import org.eclipse.paho.client.mqttv3.MqttException;

/** {@code /v1/devices/<client-id>/requests/<app-id>/<method>/<resource>}: a device request as a cloud sends it. */
final class DeviceRequestHandler implements HttpHandler {

    static final String PATH = "/v1/devices/";
    private static final Set<String> METHODS = Set.of("GET", "PUT", "POST", "DEL", "EXEC");
    private static final int MAX_BODY_BYTES = 1024 * 1024;

    private final DeviceRequests requests;
    private final Duration timeout;

    DeviceRequestHandler(DeviceRequests requests, Duration timeout) {
        this.requests = requests;
        this.timeout = timeout;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var parts =
                    exchange.getRequestURI().getPath().substring(PATH.length()).split("/", 5);
            if (parts.length < 4 || !parts[1].equals("requests") || !METHODS.contains(parts[3])) {
                HttpReply.text(exchange, 400, "Ask /v1/devices/<client-id>/requests/<app-id>/<method>/<resource>");
                return;
            }
            if (exchange.getRequestMethod().equals("GET") && !parts[3].equals("GET")) {
                HttpReply.text(exchange, 405, "A request that may change something needs POST");
                return;
            }
            var body = exchange.getRequestBody().readNBytes(MAX_BODY_BYTES + 1);
            if (body.length > MAX_BODY_BYTES) {
                HttpReply.text(exchange, 413, "The body is larger than " + MAX_BODY_BYTES + " bytes");
                return;
            }
            ask(exchange, parts, body);
        }
    }

    private void ask(HttpExchange exchange, String[] parts, byte[] body) throws IOException {
        try {
            var reply = requests.ask(parts[0], parts[2], parts[3], parts.length > 4 ? parts[4] : "", body, timeout);
            if (reply.isEmpty()) {
                HttpReply.text(exchange, 504, "Device [" + parts[0] + "] did not reply within " + timeout);
            } else {
                answer(exchange, reply.get());
            }
        } catch (MqttException e) {
            HttpReply.text(exchange, 502, "The broker cannot be reached");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            HttpReply.text(exchange, 503, "The cloud is shutting down");
        }
    }

    private static void answer(HttpExchange exchange, KuraPayload reply) throws IOException {
        var code = reply.getMetric(KuraResponsePayload.METRIC_RESPONSE_CODE) instanceof Integer c ? c : 500;
        var body = reply.getBody();
        if (body == null) {
            body = new Gson().toJson(reply.metrics()).getBytes(StandardCharsets.UTF_8);
        }
        HttpReply.send(exchange, code, "application/json", body);
    }
}
