package dev.modelwire.wire.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.kura.type.TypedValue;

/** Keeps what leaves and lets a test wait for it. */
final class RecordedPorts implements Ports {

    private final List<Map<String, Object>> results = new ArrayList<>();
    private final List<Map<String, Object>> rejects = new ArrayList<>();
    private final List<Integer> envelopes = new CopyOnWriteArrayList<>();
    private volatile boolean broken;

    void breakDown() {
        broken = true;
    }

    @Override
    public void result(Map<String, TypedValue<?>> properties) {
        keep(results, Records.plain(properties));
    }

    @Override
    public void results(List<Map<String, TypedValue<?>>> records) {
        envelopes.add(records.size());
        records.forEach(this::result);
    }

    /** Returns how many records each envelope of a batch held. */
    List<Integer> envelopes() {
        return List.copyOf(envelopes);
    }

    @Override
    public void reject(Map<String, TypedValue<?>> properties) {
        keep(rejects, Records.plain(properties));
    }

    private synchronized void keep(List<Map<String, Object>> where, Map<String, Object> properties) {
        if (broken) {
            throw new IllegalStateException("no such port");
        }
        where.add(properties);
        notifyAll();
    }

    synchronized List<Map<String, Object>> awaitResults(int count) throws InterruptedException {
        while (results.size() < count) {
            wait();
        }
        return List.copyOf(results);
    }

    synchronized List<Map<String, Object>> awaitRejects(int count) throws InterruptedException {
        while (rejects.size() < count) {
            wait();
        }
        return List.copyOf(rejects);
    }

    synchronized List<Map<String, Object>> results() {
        return List.copyOf(results);
    }

    synchronized List<Map<String, Object>> rejects() {
        return List.copyOf(rejects);
    }
}
