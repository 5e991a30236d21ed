package dev.modelwire.gateway.internal.cloud;

import dev.modelwire.gateway.internal.command.CommandRegistrar;
import dev.modelwire.gateway.internal.system.GatewayProperties;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.kura.message.KuraResponsePayload;
import org.eclipse.paho.client.mqttv3.MqttException;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** Starts the small cloud, and offers the commands {@code cloud} and {@code request}. */
@Component(
        immediate = true,
        service = {})
public final class CloudSiteComponent {

    private final GatewayProperties properties;
    private final EmbeddedBroker broker;
    private final CloudSite site;
    private final CommandRegistrar commands;

    @Activate
    public CloudSiteComponent(BundleContext context, @Reference EmbeddedBroker broker)
            throws IOException, MqttException {
        this.properties = GatewayProperties.from(context::getProperty);
        this.broker = broker;
        this.site = new CloudSite(
                properties.number(GatewayProperties.HTTP_PORT),
                properties.path(GatewayProperties.HTTP_ROOT),
                broker.uri(),
                properties.text(GatewayProperties.ACCOUNT));
        this.commands = new CommandRegistrar(context);
    }

    @Activate
    void start() throws MqttException {
        site.start();
        commands.register("cloud", arguments -> where());
        commands.register("request", this::request);
    }

    @Deactivate
    void stop() {
        commands.close();
        site.close();
    }

    private Map<String, Object> where() {
        return Map.of(
                "mqttPort", broker.port(),
                "httpPort", site.port(),
                "sent", site.sent(),
                "account", properties.text(GatewayProperties.ACCOUNT),
                "clientId", properties.text(GatewayProperties.CLIENT_ID));
    }

    private Map<String, Object> request(Map<String, Object> arguments) throws MqttException, InterruptedException {
        var reply = site.requests()
                .ask(
                        properties.text(GatewayProperties.CLIENT_ID),
                        CommandRegistrar.text(arguments, "app"),
                        String.valueOf(arguments.getOrDefault("method", "GET")),
                        String.valueOf(arguments.getOrDefault("resource", "")),
                        String.valueOf(arguments.getOrDefault("body", "")).getBytes(StandardCharsets.UTF_8),
                        Duration.ofMillis(arguments.get("timeoutMillis") instanceof Number n ? n.longValue() : 5_000));
        var result = new LinkedHashMap<String, Object>();
        result.put("code", 504);
        reply.ifPresent(payload -> {
            var code = payload.getMetric(KuraResponsePayload.METRIC_RESPONSE_CODE);
            result.put("code", code == null ? 500 : code);
            var body = payload.getBody();
            result.put("body", body == null ? "" : new String(body, StandardCharsets.UTF_8));
            result.put("metrics", new LinkedHashMap<>(payload.metrics()));
        });
        return result;
    }
}
