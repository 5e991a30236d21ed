package dev.modelwire.wire.internal;

import dev.modelwire.api.inference.InferenceService;
import java.util.List;
import java.util.Optional;

/** Scores in the caller's thread; without an active version it refuses at once. */
final class DirectScorer {

    private final ServiceSlot<InferenceService> slot;
    private final Outlet outlet;
    private final BatchScorer scorer;

    DirectScorer(String instance, ServiceSlot<InferenceService> slot, Outlet outlet) {
        this.scorer = new BatchScorer(instance);
        this.slot = slot;
        this.outlet = outlet;
    }

    void score(List<InputRecord> records, ModelInferenceOptions options) {
        for (int from = 0; from < records.size(); from += ScoringWorker.BATCH) {
            List<InputRecord> batch = records.size() <= ScoringWorker.BATCH
                    ? records
                    : records.subList(from, Math.min(records.size(), from + ScoringWorker.BATCH));
            Optional<Attempt> attempt = slot.use(service -> scorer.attempt(service, options, false, () -> batch));
            if (attempt.isPresent() && attempt.get() instanceof Attempt.Answered answered) {
                for (Answer answer : answered.answers()) {
                    outlet.send(answer);
                }
            } else {
                BatchScorer.noModel(batch, options).forEach(outlet::send);
            }
        }
    }
}
