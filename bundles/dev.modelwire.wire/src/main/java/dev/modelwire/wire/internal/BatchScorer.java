package dev.modelwire.wire.internal;

import dev.modelwire.api.inference.InferenceService;
import dev.modelwire.api.inference.ModelLease;
import dev.modelwire.api.inference.RefusalCode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Scores a few records under one lease. Whatever a model does, each record taken gets one answer. */
final class BatchScorer {

    private static final Logger LOGGER = LoggerFactory.getLogger(BatchScorer.class);

    private final AnswerMapping mapping = new AnswerMapping();
    private final String instance;
    private volatile boolean failing;

    BatchScorer(String instance) {
        this.instance = instance;
    }

    /**
     * Leases the model and only then takes the records.
     *
     * @param wait whether to take no record if no version is active
     */
    Attempt attempt(
            InferenceService service,
            ModelInferenceOptions options,
            boolean wait,
            Supplier<List<InputRecord>> records) {
        Optional<ModelLease> lease = lease(service, options);
        if (lease.isEmpty()) {
            return wait ? new Attempt.NoModel() : new Attempt.Answered(noModel(records.get(), options));
        }
        ModelLease held = lease.get();
        try {
            List<InputRecord> taken = records.get();
            Answer[] answers = new Answer[taken.size()];
            for (int i = 0; i < answers.length; i++) {
                answers[i] = answer(held, taken.get(i), options);
            }
            return new Attempt.Answered(List.of(answers));
        } finally {
            close(held);
        }
    }

    static List<Answer> noModel(List<InputRecord> records, ModelInferenceOptions options) {
        Refusal refusal =
                Refusal.of(RefusalCode.NO_ACTIVE_MODEL, "no version of model [" + options.model() + "] is active");
        return records.stream()
                .map(record ->
                        AnswerMapping.reject(record, refusal, options.model().value()))
                .toList();
    }

    private Optional<ModelLease> lease(InferenceService service, ModelInferenceOptions options) {
        try {
            return service.lease(options.model(), instance);
        } catch (RuntimeException | LinkageError e) {
            if (!failing) {
                failing = true;
                LOGGER.warn("Model [{}] could not be leased; trying again", options.model(), e);
            }
            return Optional.empty();
        }
    }

    // a thread that scores must outlive whatever an engine throws
    private Answer answer(ModelLease lease, InputRecord record, ModelInferenceOptions options) {
        try {
            Map<String, ?> asked = options.inputs().isNone() ? record : new MappedRecord(record, options.inputs());
            Answer answer = mapping.answer(record, lease.score(asked, instance), options);
            failing = false;
            return answer;
        } catch (RuntimeException | Error e) {
            if (!failing) {
                failing = true;
                LOGGER.error("Scoring with [{}] failed; further failures are only refused", lease.version(), e);
            }
            Refusal refusal = Refusal.of(
                    RefusalCode.ENGINE_FAILED,
                    "scoring failed with " + e.getClass().getName());
            return AnswerMapping.reject(record, refusal, options.model().value());
        }
    }

    private void close(ModelLease lease) {
        try {
            lease.close();
        } catch (RuntimeException | LinkageError e) {
            LOGGER.warn("A lease of [{}] could not be closed", lease.version(), e);
        }
    }
}
