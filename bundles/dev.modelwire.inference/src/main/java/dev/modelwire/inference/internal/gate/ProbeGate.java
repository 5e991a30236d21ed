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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;
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
    private final Findings findings;
    private final Trial trial;

    ProbeGate(Supplier<ProbeOptions> options, WorkerCommands commands, Findings findings, LongSupplier nanoTicker) {
        this.findings = findings;
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
        List<Engine> engines = candidate.choice().engines();
        String key = Findings.key(candidate, engines);
        Map<String, Measured> known = findings.of(key);
        if (!known.isEmpty()) {
            engines.stream()
                    .filter(engine -> known.containsKey(engine.name()))
                    .forEach(engine -> candidate.measured(engine, known.getOrDefault(engine.name(), Measured.NOT)));
            choose(
                    candidate,
                    engines.stream()
                            .filter(engine -> known.containsKey(engine.name()))
                            .toList(),
                    List.of());
            return Verdict.passed();
        }
        return tried(candidate, engines, key);
    }

    private Verdict tried(Candidate candidate, List<Engine> engines, String key) {
        List<Engine> passed = new ArrayList<>();
        List<Engine> untried = new ArrayList<>();
        List<Verdict.Refused> refusals = new ArrayList<>();
        for (Engine engine : engines) {
            Optional<Verdict> verdict = tried(candidate, engine);
            if (verdict.isEmpty()) {
                untried.add(engine);
            } else if (verdict.get() instanceof Verdict.Refused refused) {
                LOG.warn("[{}] does not pass its probe {}", candidate.version(), refused.detail());
                refusals.add(refused);
            } else {
                LOG.info(
                        "[{}] passes its probe in engine [{}]: {}",
                        candidate.version(),
                        engine.name(),
                        candidate.measured(engine));
                passed.add(engine);
            }
        }
        if (passed.isEmpty() && !refusals.isEmpty()) {
            return refusals.get(0);
        }
        boolean forGood = refusals.stream().noneMatch(refused -> refused.code().retried());
        if (!passed.isEmpty() && untried.isEmpty() && forGood) {
            findings.keep(key, passed.stream().collect(Collectors.toMap(Engine::name, candidate::measured)));
        }
        choose(candidate, passed, untried);
        return Verdict.passed();
    }

    private static void choose(Candidate candidate, List<Engine> passed, List<Engine> untried) {
        List<Engine> fastestFirst = new ArrayList<>(passed);
        fastestFirst.sort(
                Comparator.comparingLong(engine -> candidate.measured(engine).p50Nanos()));
        fastestFirst.addAll(untried);
        candidate.choice(new Candidate.Choice(candidate.choice().format(), fastestFirst));
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
                    ErrorCode.PROBE_UNAVAILABLE,
                    "in engine [" + engine.name() + "]: " + e.getMessage()
                            + "; let the gateway start processes, or switch the probe off"));
        }
    }
}
