package dev.modelwire.wire.internal.replay;

import dev.modelwire.wire.internal.StatisticsService;
import dev.modelwire.wire.internal.WirePorts;
import dev.modelwire.wire.internal.WiredComponent;
import java.time.Duration;
import org.eclipse.kura.configuration.ConfigurableComponent;
import org.eclipse.kura.wire.WireComponent;
import org.eclipse.kura.wire.WireEmitter;
import org.eclipse.kura.wire.WireHelperService;
import org.jspecify.annotations.Nullable;
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
public final class ReplayComponent extends WiredComponent {

    static final String PID = "dev.modelwire.wire.Replay";

    private static final Duration STOP = Duration.ofSeconds(5);

    private final Replay replay;
    private final StatisticsService statistics;

    @Activate
    public ReplayComponent(@Reference WireHelperService helper, ComponentContext context, ReplayConfig config) {
        super(helper, context);
        replay = new Replay(pid(), Ticker.system(), new WirePorts(support())::result);
        modified(config);
        statistics = new StatisticsService(context.getBundleContext(), pid(), replay::statistics);
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

    @Override
    public void consumersConnected(Wire @Nullable [] wires) {
        super.consumersConnected(wires);
        if (wires != null && wires.length > 0) {
            replay.wired();
        }
    }
}
