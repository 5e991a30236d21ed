package dev.modelwire.gateway.internal.component;

import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.kura.configuration.ConfigurableComponent;
import org.eclipse.kura.wire.WireComponent;
import org.eclipse.kura.wire.WireEnvelope;
import org.eclipse.kura.wire.WireHelperService;
import org.eclipse.kura.wire.WireReceiver;
import org.osgi.service.component.ComponentContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.wireadmin.Consumer;
import org.slf4j.LoggerFactory;

/** The stock Logger. */
@Component(
        name = "org.eclipse.kura.wire.Logger",
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
@Designate(ocd = LoggerConfig.class, factory = true)
public final class Logger extends WireDelegate implements ConfigurableComponent, WireReceiver, CounterSource {

    private static final org.slf4j.Logger LOG = LoggerFactory.getLogger(Logger.class);

    private final AtomicLong received = new AtomicLong();
    private volatile boolean verbose;

    @Activate
    public Logger(@Reference WireHelperService helper, ComponentContext context, LoggerConfig config) {
        super(helper, context);
        this.verbose = "VERBOSE".equals(config.log_verbosity());
    }

    @Modified
    void modified(LoggerConfig config) {
        verbose = "VERBOSE".equals(config.log_verbosity());
    }

    @Override
    public void onWireReceive(WireEnvelope wireEnvelope) {
        received.addAndGet(wireEnvelope.getRecords().size());
        if (verbose) {
            for (var wireRecord : wireEnvelope.getRecords()) {
                LOG.info("{}: {}", wireEnvelope.getEmitterPid(), RecordJson.write(wireRecord));
            }
        }
    }

    @Override
    public Map<String, Long> counters() {
        return Map.of("received", received.get());
    }
}
