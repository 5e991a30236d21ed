package dev.modelwire.kura.internal;

import dev.modelwire.api.desired.Answer;
import dev.modelwire.api.desired.ModelSyncService;
import dev.modelwire.api.desired.Operation;
import dev.modelwire.api.desired.SourceId;
import dev.modelwire.api.desired.SyncOptions;
import dev.modelwire.api.reported.Report;
import dev.modelwire.api.reported.ReportListener;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Remembers what it was told. */
public final class RecordedSync implements ModelSyncService {

    public final List<Object> told = new ArrayList<>();
    public final List<ReportListener> listeners = new ArrayList<>();

    /** What is answered next to documents and operations. */
    public CompletableFuture<Answer> answer = CompletableFuture.completedFuture(new Answer.Taken("accepted"));

    public String reported = "{\"modelwire-reported\":1,\"state\":\"größer\"}";

    public void report(Report report) {
        List.copyOf(listeners).forEach(listener -> listener.reported(report));
    }

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
        return answer;
    }

    @Override
    public CompletionStage<Answer> perform(Operation operation) {
        told.add(operation);
        return answer;
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
        return reported;
    }
}
