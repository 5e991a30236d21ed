package dev.modelwire.gateway.internal.cloud;

import java.util.Map;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.cloudconnection.CloudConnectionManager;
import org.eclipse.kura.cloudconnection.CloudEndpoint;
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

/** Publishes messages below the topics of this gateway. */
@Component(
        name = "org.eclipse.kura.cloud.publisher.CloudPublisher",
        immediate = true,
        configurationPolicy = ConfigurationPolicy.REQUIRE,
        service = {ConfigurableComponent.class, CloudPublisher.class},
        property = "kura.ui.service.hide:Boolean=true")
@Designate(ocd = AppPublisherConfig.class, factory = true)
public final class AppPublisher implements ConfigurableComponent, CloudPublisher {

    private final CloudEndpoint endpoint;
    private final CloudConnectionManager manager;
    private final AppPublisherConfig config;

    @Activate
    public AppPublisher(
            @Reference(name = "CloudEndpoint") CloudEndpoint endpoint,
            @Reference(name = "CloudConnectionManager") CloudConnectionManager manager,
            AppPublisherConfig config) {
        this.endpoint = endpoint;
        this.manager = manager;
        this.config = config;
    }

    @Override
    public @Nullable String publish(KuraMessage message) throws KuraException {
        return endpoint.publish(new KuraMessage(
                message.getPayload(),
                Map.of(
                        "appId",
                        config.appId(),
                        "appTopic",
                        AppTopic.fill(config.app_topic(), message.getProperties()),
                        "qos",
                        config.qos(),
                        "retain",
                        config.retain(),
                        "messageType",
                        config.message_type())));
    }

    @Override
    public void registerCloudConnectionListener(CloudConnectionListener cloudConnectionListener) {
        manager.registerCloudConnectionListener(cloudConnectionListener);
    }

    @Override
    public void unregisterCloudConnectionListener(CloudConnectionListener cloudConnectionListener) {
        manager.unregisterCloudConnectionListener(cloudConnectionListener);
    }

    @Override
    public void registerCloudDeliveryListener(CloudDeliveryListener cloudDeliveryListener) {}

    @Override
    public void unregisterCloudDeliveryListener(CloudDeliveryListener cloudDeliveryListener) {}
}
