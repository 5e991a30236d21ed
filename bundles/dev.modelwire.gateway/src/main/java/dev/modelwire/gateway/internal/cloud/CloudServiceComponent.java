package dev.modelwire.gateway.internal.cloud;

import dev.modelwire.gateway.internal.system.GatewayProperties;
import java.util.Map;
import org.eclipse.kura.KuraConnectException;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.cloudconnection.CloudConnectionManager;
import org.eclipse.kura.cloudconnection.CloudEndpoint;
import org.eclipse.kura.cloudconnection.listener.CloudConnectionListener;
import org.eclipse.kura.cloudconnection.listener.CloudDeliveryListener;
import org.eclipse.kura.cloudconnection.message.KuraMessage;
import org.eclipse.kura.cloudconnection.request.RequestHandler;
import org.eclipse.kura.cloudconnection.request.RequestHandlerRegistry;
import org.eclipse.kura.cloudconnection.subscriber.listener.CloudSubscriberListener;
import org.eclipse.paho.client.mqttv3.MqttException;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** The gateway's one cloud connection, to its own broker. */
@Component(
        name = "org.eclipse.kura.cloud.CloudService",
        immediate = true,
        service = {CloudEndpoint.class, CloudConnectionManager.class, RequestHandlerRegistry.class},
        property = {
            "kura.service.pid=org.eclipse.kura.cloud.CloudService",
            "cloud.connection.factory.pid=dev.modelwire.gateway.cloud"
        })
public final class CloudServiceComponent implements CloudEndpoint, CloudConnectionManager, RequestHandlerRegistry {

    private final Topics topics;
    private final CloudConnection connection;

    @Activate
    public CloudServiceComponent(BundleContext context, @Reference EmbeddedBroker broker) throws MqttException {
        var properties = GatewayProperties.from(context::getProperty);
        this.topics =
                new Topics(properties.text(GatewayProperties.ACCOUNT), properties.text(GatewayProperties.CLIENT_ID));
        this.connection = new CloudConnection(broker.uri(), topics);
    }

    @Activate
    void start() throws MqttException {
        connection.connect();
    }

    @Deactivate
    void stop() {
        connection.close();
    }

    @Override
    public @Nullable String publish(KuraMessage message) throws KuraException {
        connection.publish(message);
        return null;
    }

    @Override
    public void registerSubscriber(
            Map<String, Object> subscriptionProperties, CloudSubscriberListener cloudSubscriberListener) {
        connection.subscribe(subscriptionProperties, cloudSubscriberListener);
    }

    @Override
    public void unregisterSubscriber(CloudSubscriberListener cloudSubscriberListener) {
        connection.unsubscribe(cloudSubscriberListener);
    }

    @Override
    public Map<String, String> getInfo() {
        return Map.of("account", topics.account(), "client id", topics.clientId());
    }

    @Override
    public void registerCloudDeliveryListener(CloudDeliveryListener cloudDeliveryListener) {}

    @Override
    public void unregisterCloudDeliveryListener(CloudDeliveryListener cloudDeliveryListener) {}

    @Override
    public void connect() throws KuraConnectException {
        if (!connection.isConnected()) {
            throw new KuraConnectException("The connection is made again by itself");
        }
    }

    @Override
    public void disconnect() {
        // the stand-in stays connected: it has no console to connect it again
    }

    @Override
    public boolean isConnected() {
        return connection.isConnected();
    }

    @Override
    public void registerCloudConnectionListener(CloudConnectionListener cloudConnectionListener) {
        connection.listeners().add(cloudConnectionListener);
    }

    @Override
    public void unregisterCloudConnectionListener(CloudConnectionListener cloudConnectionListener) {
        connection.listeners().remove(cloudConnectionListener);
    }

    @Override
    public void registerRequestHandler(String id, RequestHandler requestHandler) throws KuraException {
        connection.dispatcher().registerRequestHandler(id, requestHandler);
    }

    @Override
    public void unregister(String id) throws KuraException {
        connection.dispatcher().unregister(id);
    }
}
