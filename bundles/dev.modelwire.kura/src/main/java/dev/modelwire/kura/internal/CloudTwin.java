package dev.modelwire.kura.internal;

import dev.modelwire.api.desired.ModelSyncService;
import dev.modelwire.api.desired.SourceId;
import dev.modelwire.kura.internal.thread.OwnThread;
import dev.modelwire.kura.internal.thread.Worker;
import dev.modelwire.kura.internal.twin.Twin;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.eclipse.kura.cloudconnection.listener.CloudConnectionListener;
import org.eclipse.kura.cloudconnection.message.KuraMessage;
import org.eclipse.kura.cloudconnection.publisher.CloudPublisher;
import org.eclipse.kura.cloudconnection.subscriber.CloudSubscriber;
import org.eclipse.kura.cloudconnection.subscriber.listener.CloudSubscriberListener;
import org.eclipse.kura.configuration.ConfigurableComponent;
import org.eclipse.kura.configuration.ConfigurationService;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Connects a {@link Twin} with the host's cloud connections and with model sync. */
@Component(
        name = CloudTwin.PID,
        immediate = true,
        configurationPolicy = ConfigurationPolicy.REQUIRE,
        service = ConfigurableComponent.class)
@Designate(ocd = CloudTwinConfig.class, factory = true)
public final class CloudTwin implements ConfigurableComponent, CloudSubscriberListener, CloudConnectionListener {

    static final String PID = "dev.modelwire.kura.CloudTwin";

    private static final Logger LOG = LoggerFactory.getLogger(CloudTwin.class);

    private final KuraLine line = new KuraLine();
    private final String origin;
    private final Twin twin;
    private Optional<CloudTwinOptions> options = Optional.empty();
    private @Nullable ModelSyncService sync;
    private @Nullable AutoCloseable reports;

    @Activate
    public CloudTwin(CloudTwinConfig config, Map<String, Object> properties) {
        this(config, properties, new OwnThread("modelwire-twin-" + pid(properties)));
    }

    CloudTwin(CloudTwinConfig config, Map<String, Object> properties, Worker worker) {
        origin = pid(properties);
        twin = new Twin(
                worker, line, this::offer, () -> ThreadLocalRandom.current().nextDouble());
        modified(config);
    }

    private static String pid(Map<String, Object> properties) {
        return String.valueOf(properties.getOrDefault(ConfigurationService.KURA_SERVICE_PID, PID));
    }

    /** The host repeats itself; equal options begin nothing anew. */
    @Modified
    synchronized void modified(CloudTwinConfig config) {
        CloudTwinOptions given;
        try {
            given = CloudTwinOptions.of(config);
        } catch (IllegalArgumentException e) {
            LOG.warn("The configuration of cloud twin [{}] is refused: {}", origin, e.getMessage());
            return;
        }
        if (options.isPresent() && options.get().equals(given)) {
            return;
        }
        options = Optional.of(given);
        if (given.enabled()) {
            twin.speak(given.dialect());
        } else {
            twin.fallSilent();
        }
    }

    @Deactivate
    void close() {
        twin.close();
    }

    @Reference(
            name = "CloudSubscriber",
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void bindSubscriber(CloudSubscriber subscriber) {
        subscriber.registerCloudSubscriberListener(this);
        subscriber.registerCloudConnectionListener(this);
        twin.connected();
    }

    void unbindSubscriber(CloudSubscriber subscriber) {
        subscriber.unregisterCloudSubscriberListener(this);
        subscriber.unregisterCloudConnectionListener(this);
    }

    @Reference(
            name = "CloudPublisher",
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void bindPublisher(CloudPublisher publisher, Map<String, Object> properties) {
        line.add(publisher, properties);
        publisher.registerCloudConnectionListener(this);
        twin.connected();
    }

    void unbindPublisher(CloudPublisher publisher) {
        publisher.unregisterCloudConnectionListener(this);
        line.remove(publisher);
    }

    @Reference(
            name = "ModelSyncService",
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    synchronized void bindSync(ModelSyncService service) {
        unsubscribe();
        sync = service;
        reports = service.onReport(report -> twin.report(report.json()));
        twin.desiresTaken();
    }

    synchronized void unbindSync(ModelSyncService service) {
        if (sync == service) {
            unsubscribe();
            sync = null;
        }
    }

    private void unsubscribe() {
        @Nullable AutoCloseable subscription = reports;
        reports = null;
        if (subscription != null) {
            try {
                subscription.close();
            } catch (Exception e) {
                LOG.debug("the subscription to reports could not be closed", e);
            }
        }
    }

    private synchronized @Nullable ModelSyncService sync() {
        return sync;
    }

    private boolean offer(String document) {
        @Nullable ModelSyncService service = sync();
        if (service == null) {
            return false;
        }
        // what becomes of it is in the reported state
        var unused = service.offer(SourceId.CLOUD, origin, document);
        return true;
    }

    /** On the thread that receives for the whole gateway. */
    @Override
    public void onMessageArrived(KuraMessage message) {
        byte @Nullable [] body = message.getPayload().getBody();
        if (body != null) {
            twin.arrived(topic(message.getProperties()), body);
        }
    }

    /** Connections without a form of their own say the topic, those with one what follows its prefix. */
    private static String topic(Map<String, Object> properties) {
        return String.valueOf(properties.getOrDefault("topic", properties.getOrDefault("appTopic", "")));
    }

    @Override
    public void onConnectionEstablished() {
        twin.connected();
    }

    /** Comes on any thread, perhaps after the next connection was made: nothing may depend on it. */
    @Override
    public void onConnectionLost() {
        LOG.debug("the connection of cloud twin [{}] was lost", origin);
    }

    @Override
    public void onDisconnected() {
        LOG.debug("the connection of cloud twin [{}] was closed", origin);
    }
}
