package dev.modelwire.gateway.internal.cloud;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
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

/** Hands on what comes on the topics of its one filter. */
@Component(
        name = "org.eclipse.kura.cloudconnection.raw.mqtt.subscriber.RawMqttSubscriber",
        immediate = true,
        configurationPolicy = ConfigurationPolicy.REQUIRE,
        service = {ConfigurableComponent.class, CloudSubscriber.class},
        property = "kura.ui.service.hide:Boolean=true")
@Designate(ocd = RawSubscriberConfig.class, factory = true)
public final class RawSubscriber implements ConfigurableComponent, CloudSubscriber, CloudSubscriberListener {

    private final RawConnection connection;
    private final String filter;
    private final int qos;
    private final List<CloudSubscriberListener> listeners = new CopyOnWriteArrayList<>();

    @Activate
    public RawSubscriber(@Reference RawConnectionComponent cloud, RawSubscriberConfig config) {
        this(cloud.connection(), config.topic_filter(), config.qos());
    }

    RawSubscriber(RawConnection connection, String filter, int qos) {
        this.connection = connection;
        this.filter = filter;
        this.qos = qos;
    }

    @Activate
    void start() {
        connection.subscribe(filter, qos, this);
    }

    @Deactivate
    void stop() {
        connection.unsubscribe(this);
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
        connection.listeners().add(cloudConnectionListener);
    }

    @Override
    public void unregisterCloudConnectionListener(CloudConnectionListener cloudConnectionListener) {
        connection.listeners().remove(cloudConnectionListener);
    }
}
