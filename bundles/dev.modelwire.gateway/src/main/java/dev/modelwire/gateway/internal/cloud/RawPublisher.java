package dev.modelwire.gateway.internal.cloud;

import org.eclipse.kura.KuraException;
import org.eclipse.kura.cloudconnection.listener.CloudConnectionListener;
import org.eclipse.kura.cloudconnection.listener.CloudDeliveryListener;
import org.eclipse.kura.cloudconnection.message.KuraMessage;
import org.eclipse.kura.cloudconnection.publisher.CloudPublisher;
import org.eclipse.kura.configuration.ConfigurableComponent;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;

/** Publishes the bodies of messages on the one topic of its configuration. */
@Component(
        name = "org.eclipse.kura.cloudconnection.raw.mqtt.publisher.RawMqttPublisher",
        immediate = true,
        configurationPolicy = ConfigurationPolicy.REQUIRE,
        service = {ConfigurableComponent.class, CloudPublisher.class},
        property = "kura.ui.service.hide:Boolean=true")
@Designate(ocd = RawPublisherConfig.class, factory = true)
public final class RawPublisher implements ConfigurableComponent, CloudPublisher {

    private final RawConnection connection;
    private final String topic;
    private final int qos;
    private final boolean retain;

    @Activate
    public RawPublisher(@Reference RawConnectionComponent cloud, RawPublisherConfig config) {
        this(cloud.connection(), config.topic(), config.qos(), config.retain());
    }

    RawPublisher(RawConnection connection, String topic, int qos, boolean retain) {
        this.connection = connection;
        this.topic = topic;
        this.qos = qos;
        this.retain = retain;
    }

    @Override
    public @Nullable String publish(KuraMessage message) throws KuraException {
        connection.publish(topic, message.getPayload(), qos, retain);
        return null;
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
    public void registerCloudDeliveryListener(CloudDeliveryListener cloudDeliveryListener) {}

    @Override
    public void unregisterCloudDeliveryListener(CloudDeliveryListener cloudDeliveryListener) {}
}
