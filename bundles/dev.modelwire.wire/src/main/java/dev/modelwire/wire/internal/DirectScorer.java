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

    void score(InputRecord record, ModelInferenceOptions options) {
        outlet.send(answer(record, options));
    }

    void score(List<InputRecord> records, ModelInferenceOptions options) {
        for (int from = 0; from < records.size(); from += ScoringWorker.BATCH) {
            int to = Math.min(records.size(), from + ScoringWorker.BATCH);
            answers(records.subList(from, to), options).forEach(outlet::send);
        }
    }

    private Answer answer(InputRecord record, ModelInferenceOptions options) {
        HeldService<InferenceService> held = slot.hold();
        if (held == null) {
            return BatchScorer.noModel(record, options);
        }
        try {
            return scorer.answer(held.service(), options, record);
        } finally {
            held.end();
        }
    }

    private List<Answer> answers(List<InputRecord> records, ModelInferenceOptions options) {
        Optional<Attempt> attempt = slot.use(service -> scorer.attempt(service, options, false, () -> records));
        return attempt.isPresent() && attempt.get() instanceof Attempt.Answered answered
                ? answered.answers()
                : BatchScorer.noModel(records, options);
    }
}
