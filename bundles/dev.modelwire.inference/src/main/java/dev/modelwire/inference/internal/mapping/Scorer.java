package dev.modelwire.inference.internal.mapping;

import dev.modelwire.api.inference.Output;
import dev.modelwire.api.inference.RefusalCode;
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
        long began = nanoTicker.getAsLong();
        ScoreOutcome.Refused refusal = mapper.take(record);
        if (refusal != null) {
            return refusal;
        }
        return run(began, ScoreOutcome.Scored.NO_ORIGIN);
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
            return new ScoreOutcome.Refused(
                    RefusalCode.OUTPUT_NOT_FINITE,
                    "output [" + outputs[badOutput].name() + "][" + badElement + "] of [" + origin.version() + "] is ["
                            + values[badOutput][badElement] + "]: the model must answer finite numbers");
        }
        Output[] answered = new Output[outputs.length];
        for (int i = 0; i < outputs.length; i++) {
            answered[i] = new Output(outputs[i].name(), values[i], outputs[i].labels());
        }
        return new ScoreOutcome.Scored(
                origin.version(), origin.engine(), nanoTicker.getAsLong() - began, List.of(answered), knownUntil);
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
