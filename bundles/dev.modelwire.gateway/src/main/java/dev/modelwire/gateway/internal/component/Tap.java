package dev.modelwire.gateway.internal.component;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import org.eclipse.kura.configuration.ConfigurableComponent;
import org.eclipse.kura.configuration.ConfigurationService;
import org.eclipse.kura.wire.WireComponent;
import org.eclipse.kura.wire.WireEnvelope;
import org.eclipse.kura.wire.WireHelperService;
import org.eclipse.kura.wire.WireReceiver;
import org.eclipse.kura.wire.WireRecord;
import org.osgi.service.component.ComponentContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.wireadmin.Consumer;

/**
 * Hands each record, as a map of plain Java values, to every service {@code BiConsumer<String, Map<String, Object>>} with
 * the property {@code modelwire.gateway.tap}, with the tap's own name first; in the emitter's thread.
 */
@Component(
        name = "dev.modelwire.gateway.Tap",
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
@Designate(ocd = TapConfig.class, factory = true)
public final class Tap extends WireDelegate implements ConfigurableComponent, WireReceiver, CounterSource {

    private final AtomicLong received = new AtomicLong();
    private final List<BiConsumer<String, Map<String, Object>>> observers = new CopyOnWriteArrayList<>();
    private final String name;

    @Activate
    public Tap(@Reference WireHelperService helper, ComponentContext context) {
        super(helper, context);
        this.name = String.valueOf(context.getProperties().get(ConfigurationService.KURA_SERVICE_PID));
    }

    @Reference(
            cardinality = ReferenceCardinality.MULTIPLE,
            policy = ReferencePolicy.DYNAMIC,
            target = "(modelwire.gateway.tap=true)")
    void bindObserver(BiConsumer<String, Map<String, Object>> observer) {
        observers.add(observer);
    }

    void unbindObserver(BiConsumer<String, Map<String, Object>> observer) {
        observers.remove(observer);
    }

    @Override
    public void onWireReceive(WireEnvelope wireEnvelope) {
        for (WireRecord wireRecord : wireEnvelope.getRecords()) {
            var values = new LinkedHashMap<String, Object>();
            wireRecord.getProperties().forEach((key, value) -> values.put(key, value.getValue()));
            observers.forEach(observer -> observer.accept(name, values));
            received.incrementAndGet();
        }
    }

    @Override
    public Map<String, Long> counters() {
        return Map.of("received", received.get());
    }
}
