package dev.modelwire.inference.internal.mapping;

import dev.modelwire.api.inference.Output;
import dev.modelwire.api.inference.ScoreOutcome;
import dev.modelwire.api.inference.TensorSpec;
import dev.modelwire.engine.api.ElementType;
import dev.modelwire.engine.api.EngineException;
import dev.modelwire.engine.api.EngineSession;
import dev.modelwire.engine.api.SessionCall;
import dev.modelwire.features.internal.FeatureStream;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** One session with all that a record needs on its way through it. For one thread at a time. */
public final class Scorer {

    private final EngineSession session;
    private final Origin origin;
    private final LongSupplier nanoTicker;
    private final FeatureMapper mapper;
    private final BoundOutput[] outputs;
    private final int[] sizes;
    private final double[][] values;
    private final SessionCall call = new Call();
    private final Contract contract;
    private final TensorRun tensors;
    private final @Nullable BatchRun batches;
    private @Nullable FeatureStream due;
    private int badOutput;
    private int badElement;

    public Scorer(EngineSession session, Contract contract, Origin origin, LongSupplier nanoTicker) {
        this.session = session;
        this.origin = origin;
        this.nanoTicker = nanoTicker;
        this.mapper = new FeatureMapper(contract);
        this.outputs = contract.outputs().toArray(BoundOutput[]::new);
        this.sizes = contract.outputs().stream()
                .mapToInt(output -> output.tensor().elementCount())
                .toArray();
        this.values = new double[outputs.length][];
        this.contract = contract;
        this.tensors = new TensorRun(session, contract, origin, nanoTicker);
        this.batches = contract.batch() == 1 ? null : new BatchRun(session, contract, mapper, origin, nanoTicker);
    }

    /** Returns how many records a call takes. */
    public int batch() {
        return contract.batch();
    }

    /** Returns the tensors that the model takes. */
    public List<TensorSpec> inputs() {
        return contract.inputSpecs();
    }

    /** Returns the tensors that the model answers. */
    public List<TensorSpec> outputs() {
        return contract.outputSpecs();
    }

    /** Returns the way through the session for those who fill and read the tensors themselves. */
    public TensorRun tensors() {
        return tensors;
    }

    /** Scores a record, or says why not. */
    public ScoreOutcome score(Map<String, ?> record) {
        if (batches != null) {
            return batches.score(record);
        }
        long began = nanoTicker.getAsLong();
        ScoreOutcome.Refused refusal = mapper.take(record);
        if (refusal != null) {
            return refusal;
        }
        return run(began, ScoreOutcome.Scored.NO_ORIGIN);
    }

    /** Scores records, or says of each why not. */
    public List<ScoreOutcome> score(List<? extends Map<String, ?>> records) {
        ScoreOutcome[] outcomes = new ScoreOutcome[records.size()];
        int next = 0;
        while (next < outcomes.length) {
            next = score(records, next, outcomes);
        }
        return List.of(outcomes);
    }

    /**
     * Scores, in at most one call, as many records as a call takes and those that are refused among them.
     *
     * @param from the first of them
     * @param outcomes takes an outcome for each, at its index
     * @return the index after the last of them
     */
    public int score(List<? extends Map<String, ?>> records, int from, ScoreOutcome[] outcomes) {
        if (batches != null) {
            return batches.score(records, from, outcomes);
        }
        outcomes[from] = score(records.get(from));
        return from + 1;
    }

    /** Scores the tensor that is due in a stream of a model with a pipeline, or says why not. */
    public ScoreOutcome score(FeatureStream stream) {
        long began = nanoTicker.getAsLong();
        due = stream;
        try {
            return run(began, stream.origin());
        } finally {
            due = null;
        }
    }

    private ScoreOutcome run(long began, long knownUntil) {
        badOutput = -1;
        try {
            session.run(call);
        } catch (EngineException e) {
            return Refusals.engineFailed(origin, e);
        } catch (RuntimeException e) {
            return Refusals.engineFailed(origin, e);
        }
        if (badOutput >= 0) {
            return Refusals.notFinite(origin, outputs[badOutput].name(), badElement, values[badOutput][badElement]);
        }
        return new ScoreOutcome.Scored(
                origin.version(), origin.engine(), nanoTicker.getAsLong() - began, answers(), knownUntil);
    }

    private List<Output> answers() {
        if (outputs.length == 1) {
            return List.of(answer(0));
        }
        Output[] answers = new Output[outputs.length];
        for (int i = 0; i < answers.length; i++) {
            answers[i] = answer(i);
        }
        return List.of(answers);
    }

    private Output answer(int index) {
        return new Output(outputs[index].name(), values[index], outputs[index].labels());
    }

    private final class Call implements SessionCall {

        @Override
        public void write(List<ByteBuffer> inputs) {
            FeatureStream stream = due;
            if (stream == null) {
                mapper.write(inputs);
            } else {
                stream.write(inputs.get(0));
            }
        }

        @Override
        public void read(List<ByteBuffer> buffers) {
            for (int i = 0; i < outputs.length; i++) {
                ElementType type = outputs[i].tensor().type();
                double[] elements = new double[sizes[i]];
                ByteBuffer buffer = buffers.get(i);
                for (int e = 0; e < elements.length; e++) {
                    elements[e] = Elements.get(type, buffer);
                    if (badOutput < 0 && !Double.isFinite(elements[e])) {
                        badOutput = i;
                        badElement = e;
                    }
                }
                values[i] = elements;
            }
        }
    }
}
