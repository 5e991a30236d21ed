package dev.modelwire.wire.internal;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** What has happened to records. Safe for use by several threads. */
final class Counters {

    private final Map<Count, LongAdder> all = new EnumMap<>(Count.class);
    private final Map<String, LongAdder> refused = new ConcurrentHashMap<>();

    Counters(Set<Count> counted) {
        counted.forEach(count -> all.put(count, new LongAdder()));
    }

    void add(Count count, long more) {
        adder(count).add(more);
    }

    void refused(String code) {
        refused.computeIfAbsent(code, key -> new LongAdder()).increment();
    }

    long sum(Count count) {
        return adder(count).sum();
    }

    Map<String, Long> snapshot(int queued) {
        Map<String, Long> shown = new TreeMap<>();
        long total = 0;
        for (Map.Entry<String, LongAdder> entry : refused.entrySet()) {
            long count = entry.getValue().sum();
            total += count;
            shown.put("refused." + entry.getKey(), count);
        }
        shown.put("refused", total);
        all.forEach((count, adder) -> shown.put(count.shown, adder.sum()));
        shown.put("queued", (long) queued);
        return shown;
    }

    private LongAdder adder(Count count) {
        LongAdder adder = all.get(count);
        if (adder == null) {
            throw new IllegalArgumentException("[" + count + "] is not counted here, only " + all.keySet());
        }
        return adder;
    }
}
