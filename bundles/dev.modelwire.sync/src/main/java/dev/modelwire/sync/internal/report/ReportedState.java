package dev.modelwire.sync.internal.report;

import dev.modelwire.api.desired.SourceId;
import dev.modelwire.api.reported.Convergence;
import dev.modelwire.api.store.StoreStatus;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Everything that is reported: complete, never a delta. */
public record ReportedState(
        long revision,
        Convergence convergence,
        @Nullable SourceId source,
        List<SourceReport> sources,
        List<SinkReport> sinks,
        @Nullable Instant lastModelUpdate,
        List<ModelReport> models,
        @Nullable StoreStatus store,
        List<Event> events,
        @Nullable RefusedDocument refused) {

    public static final ReportedState NOTHING = new ReportedState(
            0,
            new Convergence(Convergence.State.NOTHING_DESIRED, 0, "starting"),
            null,
            List.of(),
            List.of(),
            null,
            List.of(),
            null,
            List.of(),
            null);

    public ReportedState {
        sources = List.copyOf(sources);
        sinks = List.copyOf(sinks);
        models = List.copyOf(models);
        events = List.copyOf(events);
    }
}
