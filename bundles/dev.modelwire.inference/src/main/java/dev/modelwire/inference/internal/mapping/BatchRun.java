package dev.modelwire.inference.internal.mapping;

import dev.modelwire.api.inference.Output;
import dev.modelwire.api.inference.ScoreOutcome;
import dev.modelwire.engine.api.EngineException;
import dev.modelwire.engine.api.EngineSession;
import dev.modelwire.engine.api.SessionCall;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * One session of a model that takes several samples in a call. Rows for which there is no record repeat the last one, so that
 * the model sees nothing but what was checked; what it answers there is not looked at. For one thread at a time; allocates
 * nothing but outcomes.
 */
final class BatchRun {

    private static final ScoreOutcome[] NONE = {};

    private final EngineSession session;
    private final FeatureMapper mapper;
    private final Origin origin;
    private final LongSupplier nanoTicker;
    private final BoundOutput[] outputs;
    private final int[] inputBytes;
    private final int[] sizes;
    private final int[] rows;
    private final Output[][] answered;
    private final Call call = new Call();
    private List<? extends Map<String, ?>> records = List.of();
    private ScoreOutcome[] outcomes = NONE;
    private int next;
    private int taken;
    private boolean withCaller;

    BatchRun(EngineSession session, Contract contract, FeatureMapper mapper, Origin origin, LongSupplier nanoTicker) {
        this.session = session;
        this.mapper = mapper;
        this.origin = origin;
        this.nanoTicker = nanoTicker;
        this.outputs = contract.outputs().toArray(BoundOutput[]::new);
        this.inputBytes = contract.inputs().stream()
                .mapToInt(input -> input.tensor().byteCount())
                .toArray();
        this.sizes = contract.outputs().stream()
                .mapToInt(output -> output.tensor().elementCount())
                .toArray();
        this.rows = new int[contract.batch()];
        this.answered = new Output[rows.length][];
    }

    ScoreOutcome score(Map<String, ?> record) {
        ScoreOutcome[] one = new ScoreOutcome[1];
        score(List.of(record), 0, one);
        return one[0];
    }

    /**
     * Scores, in at most one call, as many records as there are rows and those that are refused among them.
     *
     * @param from the first of them
     * @param into takes an outcome for each, at its index
     * @return the index after the last of them
     */
    int score(List<? extends Map<String, ?>> given, int from, ScoreOutcome[] into) {
        long began = nanoTicker.getAsLong();
        records = given;
        outcomes = into;
        next = from;
        taken = 0;
        try {
            if (takeNext()) {
                run(began);
            }
            return next;
        } finally {
            letGo();
        }
    }

    private void run(long began) {
        try {
            session.run(call);
        } catch (EngineException e) {
            refuseAll(Refusals.engineFailed(origin, e));
            return;
        } catch (RuntimeException e) {
            if (withCaller) {
                throw e;
            }
            refuseAll(Refusals.engineFailed(origin, e));
            return;
        }
        long nanos = nanoTicker.getAsLong() - began;
        for (int row = 0; row < taken; row++) {
            Output[] answers = answered[row];
            if (answers != null) {
                outcomes[rows[row]] =
                        new ScoreOutcome.Scored(origin.version(), origin.engine(), nanos, List.of(answers));
            }
        }
    }

    private void refuseAll(ScoreOutcome.Refused refusal) {
        for (int row = 0; row < taken; row++) {
            outcomes[rows[row]] = refusal;
        }
    }

    private void letGo() {
        records = List.of();
        outcomes = NONE;
        withCaller = false;
        Arrays.fill(answered, 0, taken, null);
    }

    /** Takes the next record that can be taken and refuses those before it; returns whether there was one. */
    private boolean takeNext() {
        withCaller = true;
        while (next < records.size()) {
            int at = next++;
            ScoreOutcome.Refused refusal = mapper.take(records.get(at));
            if (refusal == null) {
                rows[taken++] = at;
                withCaller = false;
                return true;
            }
            outcomes[at] = refusal;
        }
        withCaller = false;
        return false;
    }

    private final class Call implements SessionCall {

        @Override
        public void write(List<ByteBuffer> inputs) {
            mapper.write(inputs);
            while (taken < rows.length && takeNext()) {
                mapper.write(inputs);
            }
            for (int i = 0; i < inputBytes.length; i++) {
                repeatLast(inputs.get(i), inputBytes[i]);
            }
        }

        private void repeatLast(ByteBuffer input, int bytes) {
            int last = (taken - 1) * bytes;
            for (int row = taken; row < rows.length; row++) {
                input.put(row * bytes, input, last, bytes);
            }
            input.position(rows.length * bytes);
        }

        @Override
        public void read(List<ByteBuffer> buffers) {
            for (int row = 0; row < taken; row++) {
                answered[row] = new Output[outputs.length];
                for (int i = 0; i < outputs.length; i++) {
                    readSample(row, i, buffers.get(i));
                }
            }
        }

        private void readSample(int row, int output, ByteBuffer buffer) {
            double[] elements = new double[sizes[output]];
            int bad = -1;
            for (int e = 0; e < elements.length; e++) {
                elements[e] = Elements.get(outputs[output].tensor().type(), buffer);
                if (bad < 0 && !Double.isFinite(elements[e])) {
                    bad = e;
                }
            }
            Output[] answers = answered[row];
            if (bad < 0 && answers != null) {
                answers[output] = new Output(outputs[output].name(), elements, outputs[output].labels());
            } else if (answers != null) {
                answered[row] = null;
                outcomes[rows[row]] = Refusals.notFinite(origin, outputs[output].name(), bad, elements[bad]);
            }
        }
    }
}
