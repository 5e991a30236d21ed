package dev.modelwire.inference.internal.mapping;

import dev.modelwire.api.inference.Output;
import dev.modelwire.api.inference.RefusalCode;
import dev.modelwire.api.inference.ScoreOutcome;
import dev.modelwire.api.inference.TensorCall;
import dev.modelwire.engine.api.EngineException;
import dev.modelwire.engine.api.EngineSession;
import dev.modelwire.engine.api.SessionCall;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** One session for those who fill and read its tensors themselves. For one thread at a time; allocates nothing per call. */
public final class TensorRun {

    private final EngineSession session;
    private final Origin origin;
    private final LongSupplier nanoTicker;
    private final List<BoundOutput> outputs;
    private final int batch;
    private final Call call = new Call();
    private List<Output> seen = List.of();
    private double[][] values = {};
    private long latencyNanos;

    TensorRun(EngineSession session, Contract contract, Origin origin, LongSupplier nanoTicker) {
        this.session = session;
        this.origin = origin;
        this.nanoTicker = nanoTicker;
        this.outputs = contract.outputs();
        this.batch = contract.batch();
    }

    /**
     * Runs the session once.
     *
     * @param look whether time and answers are kept for {@link #seen()} and {@link #latencyNanos()}
     * @return empty, or why the outputs were not read
     */
    public Optional<ScoreOutcome.Refused> run(TensorCall given, boolean look) {
        long began = look ? nanoTicker.getAsLong() : 0;
        if (look && seen.isEmpty()) {
            prepareToLook();
        }
        call.begin(given, look);
        try {
            session.run(call);
            if (look) {
                latencyNanos = nanoTicker.getAsLong() - began;
            }
            return Optional.empty();
        } catch (EngineException e) {
            return Optional.of(
                    e.kind() == EngineException.Kind.INVALID_INPUT
                            ? new ScoreOutcome.Refused(RefusalCode.WRONG_SIZE, "" + e.getMessage())
                            : Refusals.engineFailed(origin, e));
        } catch (RuntimeException e) {
            if (call.isWithCaller()) {
                throw e;
            }
            return Optional.of(Refusals.engineFailed(origin, e));
        } finally {
            call.end();
        }
    }

    /** Returns the answers of the last run, until the next. */
    public List<Output> seen() {
        return seen;
    }

    /** Returns the time of the last run with filling and reading its tensors. */
    public long latencyNanos() {
        return latencyNanos;
    }

    private void prepareToLook() {
        values = new double[outputs.size()][];
        List<Output> prepared = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            values[i] = new double[outputs.get(i).tensor().elementCount() * batch];
            prepared.add(new Output(outputs.get(i).name(), values[i], List.of()));
        }
        seen = List.copyOf(prepared);
    }

    private void look(List<ByteBuffer> buffers) {
        for (int i = 0; i < values.length; i++) {
            ByteBuffer buffer = buffers.get(i);
            for (int e = 0; e < values[i].length; e++) {
                values[i][e] = Elements.get(outputs.get(i).tensor().type(), buffer);
            }
            buffer.rewind();
        }
    }

    private final class Call implements SessionCall {

        private @Nullable TensorCall caller;
        private boolean looking;
        private boolean withCaller;

        void begin(TensorCall given, boolean look) {
            caller = given;
            looking = look;
            withCaller = false;
        }

        /** Lets go of what the caller gave. */
        void end() {
            caller = null;
        }

        /** Returns whether the caller's code has begun and has not come back. */
        boolean isWithCaller() {
            return withCaller;
        }

        @Override
        public void write(List<ByteBuffer> inputs) {
            if (caller != null) {
                withCaller = true;
                caller.write(inputs);
                withCaller = false;
            }
        }

        @Override
        public void read(List<ByteBuffer> buffers) {
            if (looking) {
                look(buffers);
            }
            if (caller != null) {
                withCaller = true;
                caller.read(buffers);
                withCaller = false;
            }
        }
    }
}
