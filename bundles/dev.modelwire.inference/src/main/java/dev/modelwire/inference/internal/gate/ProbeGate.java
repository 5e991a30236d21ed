package dev.modelwire.inference.internal.gate;

import dev.modelwire.api.reported.ErrorCode;
import dev.modelwire.engine.api.Engine;
import dev.modelwire.engine.api.EngineBlueprint;
import dev.modelwire.engine.api.EngineException;
import dev.modelwire.inference.internal.worker.ProbeOptions;
import dev.modelwire.inference.internal.worker.WorkerCommands;
import dev.modelwire.inference.internal.worker.WorkerEngine;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Before the gateway opens a model, a process of its own does: what ends that process ends nothing else. Every engine for the
 * format tries; those that pass are asked in the order of their speed on this machine, those that cannot be tried in a
 * process come after them.
 */
final class ProbeGate implements Gate {

    private static final Logger LOG = LoggerFactory.getLogger(ProbeGate.class);

    private final Supplier<ProbeOptions> options;
    private final WorkerCommands commands;
    private final Trial trial;

    ProbeGate(Supplier<ProbeOptions> options, WorkerCommands commands, LongSupplier nanoTicker) {
        this.options = options;
        this.commands = commands;
        this.trial = new Trial(nanoTicker);
    }

    @Override
    public String name() {
        return "probe";
    }

    @Override
    public Verdict check(Candidate candidate) {
        if (!options.get().enabled()) {
            return Verdict.passed();
        }
        Map<Engine, Measured> passed = new LinkedHashMap<>();
        List<Engine> untried = new ArrayList<>();
        List<Verdict.Refused> refusals = new ArrayList<>();
        for (Engine engine : candidate.choice().engines()) {
            Optional<Verdict> verdict = tried(candidate, engine);
            if (verdict.isEmpty()) {
                untried.add(engine);
            } else if (verdict.get() instanceof Verdict.Refused refused) {
                LOG.warn("[{}] does not pass its probe {}", candidate.version(), refused.detail());
                refusals.add(refused);
            } else {
                passed.put(engine, candidate.measured(engine));
            }
        }
        if (passed.isEmpty() && !refusals.isEmpty()) {
            return refusals.get(0);
        }
        List<Engine> fastestFirst = new ArrayList<>(passed.keySet());
        fastestFirst.sort(Comparator.comparingLong(
                engine -> passed.getOrDefault(engine, Measured.NOT).p50Nanos()));
        fastestFirst.addAll(untried);
        candidate.choice(new Candidate.Choice(candidate.choice().format(), fastestFirst));
        return Verdict.passed();
    }

    private Optional<Verdict> tried(Candidate candidate, Engine engine) {
        try {
            Optional<EngineBlueprint> blueprint = engine.blueprint();
            if (blueprint.isEmpty()) {
                return Optional.empty();
            }
            WorkerEngine worker = WorkerEngine.once(
                    engine,
                    blueprint.get(),
                    commands.command(),
                    options.get().limits(candidate.checks().budget().memoryBytes()),
                    1);
            return Optional.of(trial.of(candidate, engine, worker));
        } catch (EngineException e) {
            return Optional.of(Verdict.refused(
                    ErrorCode.PROBE_UNAVAILABLE, "in engine [" + engine.name() + "]: " + e.getMessage()));
        }
    }
}
