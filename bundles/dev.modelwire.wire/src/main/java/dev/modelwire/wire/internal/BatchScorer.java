package dev.modelwire.wire.internal;

import dev.modelwire.api.inference.InferenceService;
import dev.modelwire.api.inference.ModelLease;
import dev.modelwire.api.inference.RefusalCode;
import dev.modelwire.api.inference.ScoreOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Scores a few records under one lease, in as few calls as the model allows. Whatever a model does, each record taken gets one
 * answer.
 */
final class BatchScorer {

    private static final Logger LOGGER = LoggerFactory.getLogger(BatchScorer.class);

    private final AnswerMapping mapping = new AnswerMapping();
    private final String instance;
    private final FailureRun failures = new FailureRun();

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
            return new Attempt.Answered(answers(held, taken, options));
        } finally {
            close(held);
        }
    }

    /** Scores one record with the version that is active, or refuses it if no version is active. */
    Answer answer(InferenceService service, ModelInferenceOptions options, InputRecord record) {
        try {
            Optional<ScoreOutcome> outcome = service.score(options.model(), asked(record, options), instance);
            Answer answer =
                    outcome.isEmpty() ? noModel(record, options) : mapping.answer(record, outcome.get(), options);
            failures.ends();
            return answer;
        } catch (RuntimeException | Error e) {
            return failed(e, record, options);
        }
    }

    static List<Answer> noModel(List<InputRecord> records, ModelInferenceOptions options) {
        return records.stream().map(record -> noModel(record, options)).toList();
    }

    static Answer noModel(InputRecord record, ModelInferenceOptions options) {
        return AnswerMapping.reject(
                record,
                Refusal.of(RefusalCode.NO_ACTIVE_MODEL, "no version of model [" + options.model() + "] is active"),
                options.model().value());
    }

    private Optional<ModelLease> lease(InferenceService service, ModelInferenceOptions options) {
        try {
            return service.lease(options.model(), instance);
        } catch (RuntimeException | LinkageError e) {
            if (failures.begins()) {
                LOGGER.warn("Model [{}] could not be leased; trying again", options.model(), e);
            }
            return Optional.empty();
        }
    }

    private List<Answer> answers(ModelLease lease, List<InputRecord> records, ModelInferenceOptions options) {
        int batch = lease.batch();
        Answer[] answers = new Answer[records.size()];
        for (int from = 0; from < answers.length; from += batch) {
            int to = Math.min(from + batch, answers.length);
            if (to - from == 1) {
                answers[from] = answer(lease, records.get(from), options);
            } else {
                together(lease, records.subList(from, to), options, answers, from);
            }
        }
        return List.of(answers);
    }

    // a thread that scores must outlive whatever an engine throws
    private Answer answer(ModelLease lease, InputRecord record, ModelInferenceOptions options) {
        try {
            Answer answer = mapping.answer(record, lease.score(asked(record, options), instance), options);
            failures.ends();
            return answer;
        } catch (RuntimeException | Error e) {
            return failed(e, record, options);
        }
    }

    private void together(
            ModelLease lease, List<InputRecord> records, ModelInferenceOptions options, Answer[] answers, int at) {
        try {
            List<Map<String, ?>> asked = new ArrayList<>(records.size());
            for (InputRecord record : records) {
                asked.add(asked(record, options));
            }
            List<ScoreOutcome> outcomes = lease.score(asked, instance);
            for (int i = 0; i < records.size(); i++) {
                answers[at + i] = mapping.answer(records.get(i), outcomes.get(i), options);
            }
            failures.ends();
        } catch (RuntimeException | Error e) {
            for (int i = 0; i < records.size(); i++) {
                answers[at + i] = failed(e, records.get(i), options);
            }
        }
    }

    private static Map<String, ?> asked(InputRecord record, ModelInferenceOptions options) {
        return options.inputs().isNone() ? record : new MappedRecord(record, options.inputs());
    }

    private Answer failed(Throwable e, InputRecord record, ModelInferenceOptions options) {
        if (failures.begins()) {
            LOGGER.error("Scoring with model [{}] failed; further failures are only refused", options.model(), e);
        }
        Refusal refusal = Refusal.of(
                RefusalCode.ENGINE_FAILED, "scoring failed with " + e.getClass().getName());
        return AnswerMapping.reject(record, refusal, options.model().value());
    }

    private void close(ModelLease lease) {
        try {
            lease.close();
        } catch (RuntimeException | LinkageError e) {
            LOGGER.warn("A lease of [{}] could not be closed", lease.version(), e);
        }
    }
}
