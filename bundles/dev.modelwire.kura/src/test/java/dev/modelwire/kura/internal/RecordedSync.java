package dev.modelwire.kura.internal;

import dev.modelwire.api.desired.Answer;
import dev.modelwire.api.desired.ModelSyncService;
import dev.modelwire.api.desired.Operation;
import dev.modelwire.api.desired.SourceId;
import dev.modelwire.api.desired.SyncOptions;
import dev.modelwire.api.reported.ReportListener;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Remembers what it was told. */
final class RecordedSync implements ModelSyncService {

    final List<Object> told = new ArrayList<>();
    final List<ReportListener> listeners = new ArrayList<>();

    SyncOptions lastOptions() {
        return (SyncOptions) told.get(told.size() - 1);
    }

    @Override
    public void configure(SyncOptions options) {
        told.add(options);
    }

    @Override
    public void refuse(String problem) {
        told.add(problem);
    }

    @Override
    public void sync() {
        told.add("sync!");
    }

    @Override
    public CompletionStage<Answer> offer(SourceId source, String origin, String document) {
        told.add(source + " " + origin + " " + document);
        return CompletableFuture.completedFuture(new Answer.Taken("accepted"));
    }

    @Override
    public CompletionStage<Answer> perform(Operation operation) {
        told.add(operation);
        return CompletableFuture.completedFuture(new Answer.Taken("done"));
    }

    @Override
    public AutoCloseable onReport(ReportListener listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    @Override
    public String desired() {
        return "{\"modelwire\":1,\"revision\":42,\"models\":[]}";
    }

    @Override
    public String reported() {
        return "{\"modelwire-reported\":1,\"state\":\"größer\"}";
    }
}
