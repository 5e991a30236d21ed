package dev.modelwire.wire.internal;

import dev.modelwire.api.evaluation.ForecastScoring;
import java.time.Duration;
import java.util.List;
import org.eclipse.kura.configuration.ConfigurableComponent;
import org.eclipse.kura.wire.WireComponent;
import org.eclipse.kura.wire.WireEmitter;
import org.eclipse.kura.wire.WireEnvelope;
import org.eclipse.kura.wire.WireHelperService;
import org.eclipse.kura.wire.graph.ReceiverPort;
import org.eclipse.kura.wire.multiport.MultiportWireReceiver;
import org.osgi.service.component.ComponentContext;
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
import org.osgi.service.wireadmin.Consumer;
import org.osgi.service.wireadmin.Producer;

/** Two input ports: envelopes come through the consumers that are set on the ports of the wire support. */
@Component(
        name = ForecastScoreComponent.PID,
        immediate = true,
        configurationPolicy = ConfigurationPolicy.REQUIRE,
        service = {
            ConfigurableComponent.class,
            WireComponent.class,
            WireEmitter.class,
            MultiportWireReceiver.class,
            Producer.class,
            Consumer.class
        },
        property = {
            "kura.ui.service.hide:Boolean=true",
            "input.cardinality.minimum:Integer=2",
            "input.cardinality.maximum:Integer=2",
            "input.cardinality.default:Integer=2",
            "output.cardinality.minimum:Integer=2",
            "output.cardinality.maximum:Integer=2",
            "output.cardinality.default:Integer=2",
            "input.port.names=0=forecast",
            "input.port.names=1=truth",
            "output.port.names=0=scores",
            "output.port.names=1=refused"
        })
@Designate(ocd = ForecastScoreConfig.class, factory = true)
public class ForecastScoreComponent extends WiredComponent implements MultiportWireReceiver {

    static final String PID = "dev.modelwire.wire.ForecastScore";

    private static final Duration DRAIN = Duration.ofSeconds(10);
    private static final Duration STOP = Duration.ofSeconds(5);

    private final ScorePipeline pipeline;
    private final StatisticsService statistics;

    @Activate
    public ForecastScoreComponent(
            @Reference WireHelperService helper, ComponentContext context, ForecastScoreConfig config) {
        super(helper, context);
        pipeline = new ScorePipeline(pid(), new WirePorts(support()), System::nanoTime);
        modified(config);
        List<ReceiverPort> inputs = support().getReceiverPorts();
        Arrival.Port[] kinds = Arrival.Port.values();
        for (int i = 0; i < Math.min(kinds.length, inputs.size()); i++) {
            Arrival.Port kind = kinds[i];
            inputs.get(i).onWireReceive(envelope -> receive(kind, envelope));
        }
        statistics = new StatisticsService(context.getBundleContext(), pid(), pipeline::statistics);
        pipeline.start();
    }

    private void receive(Arrival.Port port, WireEnvelope envelope) {
        pipeline.receive(
                port, envelope.getRecords().stream().map(InputRecord::of).toList());
    }

    @Modified
    final void modified(ForecastScoreConfig config) {
        try {
            pipeline.configure(ForecastScoreOptions.from(config));
        } catch (IllegalArgumentException e) {
            pipeline.refuse(String.valueOf(e.getMessage()));
        }
    }

    @Deactivate
    void deactivate() {
        statistics.close();
        pipeline.stop(STOP);
    }

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void bindForecastScoring(ForecastScoring service) {
        pipeline.bind(service);
    }

    void unbindForecastScoring(ForecastScoring service) {
        pipeline.unbind(service, DRAIN);
    }
}
