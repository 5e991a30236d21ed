package dev.modelwire.inference.internal.gate;

import dev.modelwire.engine.api.EngineException;
import dev.modelwire.engine.api.EngineSession;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;

/**
 * Every session is run with zeros until it is warm, so that the first records are no slower than the others. If the
 * manifest has a budget and no process of its own has measured against it, that is done here.
 */
final class WarmUpGate implements Gate {

    private static final long LONGEST_NANOS = TimeUnit.SECONDS.toNanos(10);

    private final IntSupplier runs;
    private final Latency latency;

    WarmUpGate(IntSupplier runs, LongSupplier nanoTicker) {
        this.runs = runs;
        this.latency = new Latency(nanoTicker);
    }

    @Override
    public String name() {
        return "warm-up";
    }

    @Override
    public Verdict check(Candidate candidate) {
        try {
            for (EngineSession session : candidate.sessions()) {
                latency.measure(session, runs.getAsInt(), LONGEST_NANOS);
            }
            long budget = candidate.checks().budget().p99Micros();
            return budget == 0 || candidate.measured().isPresent()
                    ? Verdict.passed()
                    : latency.best(candidate.sessions().get(0), budget).against(budget);
        } catch (EngineException e) {
            return Verdict.refused(EngineErrors.code(e.kind()), "the model fails on zeros: " + e.getMessage());
        }
    }
}
