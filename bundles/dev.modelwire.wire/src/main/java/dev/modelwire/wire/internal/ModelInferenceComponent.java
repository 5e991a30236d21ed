package dev.modelwire.wire.internal;

import dev.modelwire.api.inference.InferenceService;
import java.time.Duration;
import java.util.List;
import org.eclipse.kura.configuration.ConfigurableComponent;
import org.eclipse.kura.wire.WireComponent;
import org.eclipse.kura.wire.WireEmitter;
import org.eclipse.kura.wire.WireEnvelope;
import org.eclipse.kura.wire.WireHelperService;
import org.eclipse.kura.wire.WireReceiver;
import org.eclipse.kura.wire.WireRecord;
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

@Component(
        name = ModelInferenceComponent.PID,
        immediate = true,
        configurationPolicy = ConfigurationPolicy.REQUIRE,
        service = {
            ConfigurableComponent.class,
            WireComponent.class,
            WireEmitter.class,
            WireReceiver.class,
            Producer.class,
            Consumer.class
        },
        property = {
            "kura.ui.service.hide:Boolean=true",
            "input.cardinality.minimum:Integer=1",
            "input.cardinality.maximum:Integer=1",
            "input.cardinality.default:Integer=1",
            "output.cardinality.minimum:Integer=2",
            "output.cardinality.maximum:Integer=2",
            "output.cardinality.default:Integer=2",
            "input.port.names=0=input",
            "output.port.names=0=result",
            "output.port.names=1=reject"
        })
@Designate(ocd = ModelInferenceConfig.class, factory = true)
public class ModelInferenceComponent extends WiredComponent implements WireReceiver {

    static final String PID = "dev.modelwire.wire.ModelInference";

    private static final long MODEL_POLL_MILLIS = 100;
    private static final Duration DRAIN = Duration.ofSeconds(10);
    private static final Duration STOP = Duration.ofSeconds(5);

    private final InferencePipeline pipeline;
    private final StatisticsService statistics;

    @Activate
    public ModelInferenceComponent(
            @Reference WireHelperService helper, ComponentContext context, ModelInferenceConfig config) {
        super(helper, context);
        pipeline = new InferencePipeline(pid(), new WirePorts(support()), MODEL_POLL_MILLIS);
        modified(config);
        statistics = new StatisticsService(context.getBundleContext(), pid(), pipeline::statistics);
        pipeline.start();
    }

    @Modified
    final void modified(ModelInferenceConfig config) {
        try {
            pipeline.configure(ModelInferenceOptions.from(config));
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
    void bindInferenceService(InferenceService service) {
        pipeline.bind(service);
    }

    void unbindInferenceService(InferenceService service) {
        pipeline.unbind(service, DRAIN);
    }

    @Override
    public void onWireReceive(WireEnvelope envelope) {
        List<WireRecord> records = envelope.getRecords();
        if (records.size() == 1) {
            pipeline.receive(InputRecord.of(records.get(0)));
        } else {
            pipeline.receive(records.stream().map(InputRecord::of).toList());
        }
    }
}
