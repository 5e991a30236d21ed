package dev.modelwire.gateway.internal.component;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.kura.configuration.ConfigurableComponent;
import org.eclipse.kura.wire.WireComponent;
import org.eclipse.kura.wire.WireEnvelope;
import org.eclipse.kura.wire.WireHelperService;
import org.eclipse.kura.wire.WireReceiver;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.ComponentContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.wireadmin.Consumer;
import org.slf4j.LoggerFactory;

/** Writes what arrives into a file, in the emitter's thread: nothing is counted that is not on its way to the disk. */
@Component(
        name = "dev.modelwire.gateway.Recorder",
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
@Designate(ocd = RecorderConfig.class, factory = true)
public final class Recorder extends WireDelegate implements ConfigurableComponent, WireReceiver, CounterSource {

    private record Options(String file, boolean append) {

        static Options from(RecorderConfig config) {
            return new Options(config.file() == null ? "" : config.file(), config.append());
        }
    }

    private static final org.slf4j.Logger LOG = LoggerFactory.getLogger(Recorder.class);

    private final AtomicLong received = new AtomicLong();
    private final AtomicLong failed = new AtomicLong();
    private Options options;
    private volatile @Nullable LineFile file;

    @Activate
    public Recorder(@Reference WireHelperService helper, ComponentContext context, RecorderConfig config) {
        super(helper, context);
        this.options = Options.from(config);
    }

    @Activate
    synchronized void open() {
        if (!options.file().isBlank()) {
            try {
                file = new LineFile(Path.of(options.file()), options.append());
            } catch (IOException | IllegalArgumentException e) {
                LOG.error("Recorder file [{}] cannot be written: records are only counted", options.file(), e);
            }
        }
    }

    @Modified
    synchronized void modified(RecorderConfig config) {
        var updated = Options.from(config);
        if (!updated.equals(options)) {
            close();
            options = updated;
            open();
        }
    }

    @Deactivate
    synchronized void close() {
        var current = file;
        file = null;
        if (current != null) {
            try {
                current.close();
            } catch (IOException e) {
                LOG.error("Recorder file [{}] could not be closed", options.file(), e);
            }
        }
    }

    @Override
    public void onWireReceive(WireEnvelope wireEnvelope) {
        var records = wireEnvelope.getRecords();
        var current = file;
        try {
            if (current != null) {
                current.write(records.stream().map(RecordJson::write).toList());
            }
            received.addAndGet(records.size());
        } catch (IOException e) {
            if (failed.getAndAdd(records.size()) == 0) {
                LOG.error("Recorder file [{}] cannot be written", options.file(), e);
            }
        }
    }

    @Override
    public Map<String, Long> counters() {
        return Map.of("received", received.get(), "failed", failed.get());
    }
}
