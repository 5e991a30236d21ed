package dev.modelwire.inference.internal.gate;

import dev.modelwire.api.reported.ErrorCode;
import dev.modelwire.engine.api.Engine;
import dev.modelwire.engine.api.EngineException;
import dev.modelwire.engine.api.EngineSession;
import dev.modelwire.inference.internal.manifest.Budget;
import dev.modelwire.inference.internal.worker.WorkerEngine;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** One version tried in one engine, in a process of its own: by the same gates that it must pass in the gateway. */
final class Trial {

    private static final int WARM_UP_RUNS = 20;
    private static final long LONGEST_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final List<Gate> gates;
    private final Latency latency;

    Trial(LongSupplier nanoTicker) {
        gates = List.of(
                new LoadGate(() -> 1, (candidate, engine, sessions) -> engine),
                new ContractGate(nanoTicker),
                new GoldenGate());
        latency = new Latency(nanoTicker);
    }

    /** Tries it; what the model costs goes to the candidate if it passes. */
    Verdict of(Candidate candidate, Engine engine, WorkerEngine worker) {
        try (Candidate trial = candidate.trial(worker)) {
            for (Gate gate : gates) {
                if (gate.check(trial) instanceof Verdict.Refused refused) {
                    return explained(engine, gate.name(), refused, worker);
                }
            }
            Verdict verdict = timed(trial.sessions().get(0), candidate, engine, worker);
            return verdict instanceof Verdict.Refused refused ? explained(engine, "run", refused, worker) : verdict;
        }
    }

    private Verdict timed(EngineSession session, Candidate candidate, Engine engine, WorkerEngine worker) {
        Budget budget = candidate.checks().budget();
        try {
            latency.measure(session, WARM_UP_RUNS, LONGEST_NANOS);
            Latency.Best best = latency.best(session, budget.p99Micros());
            Measured measured = new Measured(best.p50Nanos(), best.p99Nanos(), worker.sessionBytes());
            candidate.measured(engine, measured);
            Verdict verdict = budget.p99Micros() == 0 ? Verdict.passed() : best.against(budget.p99Micros());
            return verdict instanceof Verdict.Passed ? memory(measured, budget.memoryBytes()) : verdict;
        } catch (EngineException e) {
            return Verdict.refused(EngineErrors.code(e.kind()), "the model fails on zeros: " + e.getMessage());
        }
    }

    private static Verdict memory(Measured measured, long budget) {
        return budget == 0 || measured.memoryBytes() <= budget
                ? Verdict.passed()
                : Verdict.refused(
                        ErrorCode.MEMORY_BUDGET,
                        "a session takes [" + measured.memoryBytes()
                                + "] bytes of memory on this machine: its budget is [" + budget + "]");
    }

    private static ErrorCode ofProbe(ErrorCode code) {
        return switch (code) {
            case ENGINE_MISSING -> ErrorCode.PROBE_UNAVAILABLE;
            case PROCESS_CRASHED -> ErrorCode.PROBE_CRASHED;
            default -> code;
        };
    }

    /** Whatever a gate made of it: if the process has ended, that is what has happened. */
    private static Verdict explained(Engine engine, String step, Verdict.Refused refused, WorkerEngine worker) {
        Optional<EngineException> death = worker.death();
        ErrorCode code =
                death.map(EngineException::kind).map(EngineErrors::code).orElse(refused.code());
        String detail = death.map(Throwable::getMessage).orElse(refused.detail());
        return Verdict.refused(ofProbe(code), "in engine [" + engine.name() + "], at step [" + step + "]: " + detail);
    }
}
