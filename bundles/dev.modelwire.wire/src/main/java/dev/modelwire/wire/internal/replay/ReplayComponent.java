package dev.modelwire.wire.internal.replay;

import dev.modelwire.wire.internal.StatisticsService;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.eclipse.kura.configuration.ConfigurableComponent;
import org.eclipse.kura.configuration.ConfigurationService;
import org.eclipse.kura.type.TypedValue;
import org.eclipse.kura.wire.WireComponent;
import org.eclipse.kura.wire.WireEmitter;
import org.eclipse.kura.wire.WireHelperService;
import org.eclipse.kura.wire.WireRecord;
import org.eclipse.kura.wire.graph.MultiportWireSupport;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.ComponentContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.wireadmin.Producer;
import org.osgi.service.wireadmin.Wire;

@Component(
        name = ReplayComponent.PID,
        immediate = true,
        configurationPolicy = ConfigurationPolicy.REQUIRE,
        service = {ConfigurableComponent.class, WireComponent.class, WireEmitter.class, Producer.class},
        property = {
            "kura.ui.service.hide:Boolean=true",
            "input.cardinality.minimum:Integer=0",
            "input.cardinality.maximum:Integer=0",
            "input.cardinality.default:Integer=0",
            "output.cardinality.minimum:Integer=1",
            "output.cardinality.maximum:Integer=1",
            "output.cardinality.default:Integer=1",
            "output.port.names=0=record"
        })
@Designate(ocd = ReplayConfig.class, factory = true)
public final class ReplayComponent implements ConfigurableComponent, WireEmitter {

    static final String PID = "dev.modelwire.wire.Replay";

    private static final Duration STOP = Duration.ofSeconds(5);

    private final MultiportWireSupport support;
    private final Replay replay;
    private final StatisticsService statistics;

    @Activate
    @SuppressWarnings("unchecked") // the reference of a component is that of its own service
    public ReplayComponent(@Reference WireHelperService helper, ComponentContext context, ReplayConfig config) {
        String pid = String.valueOf(context.getProperties().get(ConfigurationService.KURA_SERVICE_PID));
        if (!(helper.newWireSupport(this, (ServiceReference<WireComponent>) context.getServiceReference())
                instanceof MultiportWireSupport ports)) {
            throw new IllegalStateException("wire component [" + pid + "] got no wire support with ports of its own");
        }
        support = ports;
        replay = new Replay(pid, Ticker.system(), this::emit);
        modified(config);
        statistics = new StatisticsService(context.getBundleContext(), pid, replay::statistics);
        replay.start();
    }

    @Modified
    void modified(ReplayConfig config) {
        try {
            replay.configure(ReplayOptions.from(config));
        } catch (IllegalArgumentException e) {
            replay.refuse(String.valueOf(e.getMessage()));
        }
    }

    @Deactivate
    void deactivate() {
        statistics.close();
        replay.stop(STOP);
    }

    private void emit(Map<String, TypedValue<?>> values) {
        List<WireRecord> records = List.of(new WireRecord(values));
        // the host rewires under the monitor of the support: without it an envelope may fall between two wirings
        synchronized (support) {
            support.getEmitterPorts().get(0).emit(support.createWireEnvelope(records));
        }
    }

    @Override
    public @Nullable Object polled(Wire wire) {
        return support.polled(wire);
    }

    @Override
    public void consumersConnected(Wire @Nullable [] wires) {
        support.consumersConnected(wires);
        if (wires != null && wires.length > 0) {
            replay.wired();
        }
    }
}
