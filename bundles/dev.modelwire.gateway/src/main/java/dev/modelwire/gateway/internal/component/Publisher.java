package dev.modelwire.gateway.internal.component;

import java.time.Clock;
import java.util.Date;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.cloudconnection.CloudEndpoint;
import org.eclipse.kura.cloudconnection.message.KuraMessage;
import org.eclipse.kura.configuration.ConfigurableComponent;
import org.eclipse.kura.message.KuraPayload;
import org.eclipse.kura.wire.WireComponent;
import org.eclipse.kura.wire.WireEnvelope;
import org.eclipse.kura.wire.WireHelperService;
import org.eclipse.kura.wire.WireReceiver;
import org.eclipse.kura.wire.WireRecord;
import org.osgi.service.component.ComponentContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.wireadmin.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Publishes what arrives, in the emitter's thread; what cannot be sent is counted and gone. */
@Component(
        name = "dev.modelwire.gateway.Publisher",
        immediate = true,
        configurationPolicy = ConfigurationPolicy.REQUIRE,
        service = {
            ConfigurableComponent.class,
            WireComponent.class,
            WireReceiver.class,
            Consumer.class,
            CounterSource.class
        },
        property = "kura.ui.service.hide:Boolean=true")
@Designate(ocd = PublisherConfig.class, factory = true)
public final class Publisher extends WireDelegate implements ConfigurableComponent, WireReceiver, CounterSource {

    private static final Logger LOG = LoggerFactory.getLogger(Publisher.class);

    private final CloudEndpoint cloud;
    private final Clock clock = Clock.systemUTC();
    private final AtomicLong published = new AtomicLong();
    private final AtomicLong failed = new AtomicLong();
    private volatile Map<String, Object> destination;

    @Activate
    public Publisher(
            @Reference WireHelperService helper,
            @Reference(name = "CloudEndpoint") CloudEndpoint cloud,
            ComponentContext context,
            PublisherConfig config) {
        super(helper, context);
        this.cloud = cloud;
        this.destination = destination(config);
    }

    @Modified
    void modified(PublisherConfig config) {
        destination = destination(config);
    }

    private static Map<String, Object> destination(PublisherConfig config) {
        return Map.of("appId", config.app_id(), "appTopic", config.app_topic(), "qos", 0, "retain", false);
    }

    @Override
    public void onWireReceive(WireEnvelope wireEnvelope) {
        for (var wireRecord : wireEnvelope.getRecords()) {
            try {
                cloud.publish(new KuraMessage(payload(wireRecord), destination));
                published.incrementAndGet();
            } catch (KuraException | RuntimeException e) {
                if (failed.getAndIncrement() == 0) {
                    LOG.warn("A record could not be published; further failures are only counted", e);
                }
            }
        }
    }

    @SuppressWarnings("JavaUtilDate") // Kura's payload holds one
    private KuraPayload payload(WireRecord wireRecord) {
        var payload = new KuraPayload();
        payload.setTimestamp(Date.from(clock.instant()));
        wireRecord.getProperties().forEach((name, value) -> payload.addMetric(name, value.getValue()));
        return payload;
    }

    @Override
    public Map<String, Long> counters() {
        return Map.of("published", published.get(), "failed", failed.get());
    }
}
