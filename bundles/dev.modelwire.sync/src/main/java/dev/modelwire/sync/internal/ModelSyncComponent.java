package dev.modelwire.sync.internal;

import dev.modelwire.api.desired.Answer;
import dev.modelwire.api.desired.ModelSyncService;
import dev.modelwire.api.desired.Operation;
import dev.modelwire.api.desired.SourceId;
import dev.modelwire.api.desired.SyncOptions;
import dev.modelwire.api.inference.ModelActivator;
import dev.modelwire.api.reported.ReportListener;
import dev.modelwire.api.store.ModelStore;
import dev.modelwire.api.transport.HostIdentity;
import dev.modelwire.api.transport.HostSecurity;
import dev.modelwire.sync.internal.directory.NoFollowFiles;
import dev.modelwire.sync.internal.loop.OwnThreads;
import dev.modelwire.sync.internal.loop.SyncLoop;
import dev.modelwire.sync.internal.loop.Time;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Offers the loop as a service. */
@Component(name = "dev.modelwire.sync.ModelSync", service = ModelSyncService.class, immediate = true)
public final class ModelSyncComponent implements ModelSyncService {

    private static final Logger LOG = LoggerFactory.getLogger(ModelSyncComponent.class);
    private static final Duration STOP_WITHIN = Duration.ofSeconds(5);

    private final SyncLoop loop;
    private final AutoCloseable subscription;

    @Activate
    public ModelSyncComponent(
            @Reference ModelStore store,
            @Reference ModelActivator activator,
            @Reference HostSecurity security,
            @Reference HostIdentity identity) {
        this(new SyncLoop.Parts(
                store,
                activator,
                security,
                new OwnThreads(),
                new Time(Clock.systemUTC(), System::nanoTime),
                new SecureRandom(),
                new NoFollowFiles(),
                identity));
    }

    ModelSyncComponent(SyncLoop.Parts parts) {
        loop = new SyncLoop(parts);
        subscription = parts.activator().onChange(loop::enginesChanged);
        loop.start();
    }

    @Deactivate
    void stop() {
        try {
            subscription.close();
        } catch (Exception e) {
            LOG.warn("the subscription to engines could not be closed", e);
        }
        loop.close(STOP_WITHIN);
    }

    @Override
    public void configure(SyncOptions options) {
        loop.configure(options);
    }

    @Override
    public void refuse(String problem) {
        loop.refuse(problem);
    }

    @Override
    public void sync() {
        loop.sync();
    }

    @Override
    public CompletionStage<Answer> offer(SourceId source, String origin, String document) {
        return loop.offer(source, origin, document);
    }

    @Override
    public CompletionStage<Answer> perform(Operation operation) {
        return loop.perform(operation);
    }

    @Override
    public AutoCloseable onReport(ReportListener listener) {
        return loop.onReport(listener);
    }

    @Override
    public String desired() {
        return loop.desired();
    }

    @Override
    public String reported() {
        return loop.reported();
    }
}
