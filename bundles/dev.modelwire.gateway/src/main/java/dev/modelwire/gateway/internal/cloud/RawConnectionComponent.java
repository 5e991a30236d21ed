package dev.modelwire.gateway.internal.cloud;

import dev.modelwire.gateway.internal.system.GatewayProperties;
import org.eclipse.paho.client.mqttv3.MqttException;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** The gateway's raw connection to its own broker, made once a publisher or subscriber needs it. */
@Component(service = RawConnectionComponent.class)
public final class RawConnectionComponent {

    private final RawConnection connection;

    @Activate
    public RawConnectionComponent(BundleContext context, @Reference EmbeddedBroker broker) throws MqttException {
        var properties = GatewayProperties.from(context::getProperty);
        connection = new RawConnection(broker.uri(), properties.text(GatewayProperties.CLIENT_ID) + "-raw");
    }

    @Activate
    void start() throws MqttException {
        connection.connect();
    }

    @Deactivate
    void stop() {
        connection.close();
    }

    RawConnection connection() {
        return connection;
    }
}
