package dev.modelwire.wire.internal;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** What has happened to records. Of those received each is scored, refused, absorbed, queued or lost, and none is two of these. */
final class Counters {

    final LongAdder received = new LongAdder();
    final LongAdder scored = new LongAdder();
    final LongAdder absorbed = new LongAdder();
    final LongAdder dropped = new LongAdder();
    final LongAdder lost = new LongAdder();
    final LongAdder emitFailed = new LongAdder();
    private final Map<String, LongAdder> refused = new ConcurrentHashMap<>();

    void refused(String code) {
        refused.computeIfAbsent(code, key -> new LongAdder()).increment();
    }

    Map<String, Long> snapshot(int queued) {
        Map<String, Long> all = new TreeMap<>();
        long total = 0;
        for (Map.Entry<String, LongAdder> entry : refused.entrySet()) {
            long count = entry.getValue().sum();
            total += count;
            all.put("refused." + entry.getKey(), count);
        }
        all.put("refused", total);
        all.put("received", received.sum());
        all.put("scored", scored.sum());
        all.put("absorbed", absorbed.sum());
        all.put("dropped", dropped.sum());
        all.put("lost", lost.sum());
        all.put("emit.failed", emitFailed.sum());
        all.put("queued", (long) queued);
        return all;
    }
}
