package dev.modelwire.gateway.internal.cloud;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.cloudconnection.CloudConnectionManager;
import org.eclipse.kura.cloudconnection.CloudEndpoint;
import org.eclipse.kura.cloudconnection.listener.CloudConnectionListener;
import org.eclipse.kura.cloudconnection.message.KuraMessage;
import org.eclipse.kura.cloudconnection.subscriber.CloudSubscriber;
import org.eclipse.kura.cloudconnection.subscriber.listener.CloudSubscriberListener;
import org.eclipse.kura.configuration.ConfigurableComponent;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;

/** Hands on what comes below the topics of this gateway. */
@Component(
        name = "org.eclipse.kura.cloud.subscriber.CloudSubscriber",
        immediate = true,
        configurationPolicy = ConfigurationPolicy.REQUIRE,
        service = {ConfigurableComponent.class, CloudSubscriber.class},
        property = "kura.ui.service.hide:Boolean=true")
@Designate(ocd = AppSubscriberConfig.class, factory = true)
public final class AppSubscriber implements ConfigurableComponent, CloudSubscriber, CloudSubscriberListener {

    private final CloudEndpoint endpoint;
    private final CloudConnectionManager manager;
    private final AppSubscriberConfig config;
    private final List<CloudSubscriberListener> listeners = new CopyOnWriteArrayList<>();

    @Activate
    public AppSubscriber(
            @Reference(name = "CloudEndpoint") CloudEndpoint endpoint,
            @Reference(name = "CloudConnectionManager") CloudConnectionManager manager,
            AppSubscriberConfig config) {
        this.endpoint = endpoint;
        this.manager = manager;
        this.config = config;
    }

    @Activate
    void start() throws KuraException {
        endpoint.registerSubscriber(
                Map.of("appId", config.appId(), "app.topic", config.app_topic(), "message.type", config.message_type()),
                this);
    }

    @Deactivate
    void stop() {
        endpoint.unregisterSubscriber(this);
    }

    @Override
    public void onMessageArrived(KuraMessage message) {
        listeners.forEach(listener -> listener.onMessageArrived(message));
    }

    @Override
    public void registerCloudSubscriberListener(CloudSubscriberListener listener) {
        listeners.add(listener);
    }

    @Override
    public void unregisterCloudSubscriberListener(CloudSubscriberListener listener) {
        listeners.remove(listener);
    }

    @Override
    public void registerCloudConnectionListener(CloudConnectionListener cloudConnectionListener) {
        manager.registerCloudConnectionListener(cloudConnectionListener);
    }

    @Override
    public void unregisterCloudConnectionListener(CloudConnectionListener cloudConnectionListener) {
        manager.unregisterCloudConnectionListener(cloudConnectionListener);
    }
}
