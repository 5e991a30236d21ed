package dev.modelwire.wire.internal;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** What has happened to records of forecasts and truths. Of those received each is taken, refused, a request, queued or lost. */
final class ScoreCounters {

    final LongAdder received = new LongAdder();
    final LongAdder forecasts = new LongAdder();
    final LongAdder truths = new LongAdder();
    final LongAdder requests = new LongAdder();
    final LongAdder scored = new LongAdder();
    final LongAdder reports = new LongAdder();
    final LongAdder lost = new LongAdder();
    final LongAdder emitFailed = new LongAdder();
    final LongAdder picturesFailed = new LongAdder();
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
        all.put("forecasts", forecasts.sum());
        all.put("truths", truths.sum());
        all.put("requests", requests.sum());
        all.put("scored", scored.sum());
        all.put("reports", reports.sum());
        all.put("lost", lost.sum());
        all.put("emit.failed", emitFailed.sum());
        all.put("pictures.failed", picturesFailed.sum());
        all.put("queued", (long) queued);
        return all;
    }
}
