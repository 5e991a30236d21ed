package dev.modelwire.benchmarks;

import dev.modelwire.api.inference.ModelLease;
import dev.modelwire.api.inference.ScoreOutcome;
import dev.modelwire.api.inference.TensorCall;
import dev.modelwire.engine.api.Engine;
import dev.modelwire.engine.api.EngineSession;
import dev.modelwire.engine.api.SessionCall;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.eclipse.kura.wire.WireRecord;

/** One model on one engine: the bare call, the session around it, the lease around that. */
record ScorePart(EngineKind kind, Engine engine, Subject subject, Path directory, Meter meter) {

    private static final String BARE = "bare call";
    private static final String FILLED = "bare call with copies in and out";

    /** Leaves the input as the call before has filled it, as the bare call does, and looks at the output where it is. */
    private static final TensorCall IN_PLACE = new TensorCall() {

        @Override
        public void write(List<ByteBuffer> inputs) {
            inputs.get(0).position(inputs.get(0).limit());
        }

        @Override
        public void read(List<ByteBuffer> outputs) {}
    };

    List<String> rows() throws Exception {
        byte[] model = subject.file(kind.format(), 1);
        RememberingEngine remembering = new RememberingEngine(engine);
        float[] input = Payloads.floats(1, subject.inputs());
        Map<String, Object> record = Payloads.record(subject.features(), input);
        try (Serving serving = Serving.start(directory, remembering, Map.of("probe", false))) {
            serving.activate(serving.stored("1", model, subject.manifest(kind.format(), "1")));
            EngineSession session = remembering.last();
            WirePart.Sink rejects = new WirePart.Sink();
            try (ModelLease lease = serving.lease();
                    WireInference wire = new WireInference(serving.service(), Map.of(), new WirePart.Sink(), rejects)) {
                Copying call = new Copying(Payloads.direct(input), subject.outputs());
                session.run(call);
                Bare bare = Bare.of(kind, session);
                Bare filled = bare.filled(session, call.from, call.to);
                Map<String, Meter.Call> calls = new LinkedHashMap<>();
                calls.put(BARE, bare::invoke);
                calls.put(FILLED, filled::invoke);
                calls.put("session", () -> session.run(call));
                calls.put("lease, tensors", () -> requireRun(lease.run(call)));
                calls.put("lease, tensors filled in place", () -> requireRun(lease.run(IN_PLACE)));
                calls.put("lease, record", () -> requireScored(lease.score(record)));
                Wires emitter = new Wires(wire.receiver());
                List<WireRecord> records = List.of(WirePart.record(record));
                calls.put("wire component", () -> emitter.emit(records));
                Map<String, Meter.Cost> costs = meter.measure(calls);
                rejects.requireEmpty();
                return rows(costs);
            }
        }
    }

    private List<String> rows(Map<String, Meter.Cost> costs) {
        double bare = costs.getOrDefault(BARE, Meter.NONE).p50();
        double filled = costs.getOrDefault(FILLED, Meter.NONE).p50();
        List<String> rows = new ArrayList<>();
        costs.forEach((path, cost) -> rows.add(String.format(
                Locale.ROOT,
                "| %s | %s | %s | %s | %s | %+.2f µs | %+.1f %% | %+.2f µs, %+.1f %% | %.0f B |",
                InferenceChild.name(kind),
                subject.label(),
                path,
                InferenceChild.micros(cost.p50()),
                InferenceChild.micros(cost.p99()),
                (cost.p50() - bare) / 1e3,
                100 * (cost.p50() / bare - 1),
                (cost.p50() - filled) / 1e3,
                100 * (cost.p50() / filled - 1),
                cost.bytes())));
        return rows;
    }

    static void requireScored(ScoreOutcome outcome) {
        if (!(outcome instanceof ScoreOutcome.Scored)) {
            throw new IllegalStateException("the record was not scored: " + outcome);
        }
    }

    static void requireTaken(ScoreOutcome outcome) {
        if (outcome instanceof ScoreOutcome.Refused) {
            throw new IllegalStateException("the record was refused: " + outcome);
        }
    }

    private static void requireRun(Optional<ScoreOutcome.Refused> refusal) {
        if (refusal.isPresent()) {
            throw new IllegalStateException("the tensors were refused: " + refusal.get());
        }
    }

    /** One copy in and one out, into buffers that are used again. */
    static final class Copying implements SessionCall, TensorCall {

        final ByteBuffer from;
        final ByteBuffer to;

        Copying(ByteBuffer from, int outputs) {
            this.from = from;
            this.to = ByteBuffer.allocateDirect(outputs * Float.BYTES).order(ByteOrder.nativeOrder());
        }

        @Override
        public void write(List<ByteBuffer> inputs) {
            inputs.get(0).put(from.rewind());
        }

        @Override
        public void read(List<ByteBuffer> outputs) {
            to.clear().put(outputs.get(0));
        }
    }
}
