package dev.modelwire.kura.internal;

import dev.modelwire.api.desired.ModelSyncService;
import dev.modelwire.api.desired.SyncOptions;
import java.util.ArrayList;
import java.util.List;

/** Remembers what it was told. */
final class RecordedSync implements ModelSyncService {

    final List<Object> told = new ArrayList<>();

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
    public String desired() {
        return "{\"modelwire\":1,\"revision\":42,\"models\":[]}";
    }

    @Override
    public String reported() {
        return "{\"modelwire-reported\":1,\"state\":\"größer\"}";
    }
}
