package dev.modelwire.inference.internal.gate;

import dev.modelwire.engine.api.Engine;
import dev.modelwire.engine.api.EngineBlueprint;
import dev.modelwire.engine.api.EngineException;
import dev.modelwire.inference.internal.manifest.Manifest;
import dev.modelwire.inference.internal.worker.BackOff;
import dev.modelwire.inference.internal.worker.IsolationOptions;
import dev.modelwire.inference.internal.worker.WorkerCommands;
import dev.modelwire.inference.internal.worker.WorkerEngine;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** Decides which versions run in a process of their own, and makes the engine for one. */
public final class Isolation {

    private final Supplier<IsolationOptions> options;
    private final WorkerCommands commands;
    private final BackOff.Later later;
    private final LongSupplier nanoTicker;

    /** Starts processes by the commands, and again by {@code later} when they have died. */
    public Isolation(
            Supplier<IsolationOptions> options, WorkerCommands commands, BackOff.Later later, LongSupplier nanoTicker) {
        this.options = options;
        this.commands = commands;
        this.later = later;
        this.nanoTicker = nanoTicker;
    }

    WorkerCommands commands() {
        return commands;
    }

    /** Returns the engine itself, or one that runs it in a process of its own. */
    Engine engine(Candidate candidate, Engine engine, int sessions) throws EngineException {
        boolean wanted = options.get().everyModel()
                || candidate
                        .manifest()
                        .map(Manifest::runtime)
                        .filter(runtime -> runtime.ownProcess())
                        .isPresent();
        if (!wanted) {
            return engine;
        }
        EngineBlueprint blueprint = engine.blueprint()
                .orElseThrow(() -> new EngineException(
                        EngineException.Kind.UNSUPPORTED,
                        "engine [" + engine.name()
                                + "] cannot run in a process of its own: isolation [process] needs one that can"));
        return WorkerEngine.lasting(
                engine,
                blueprint,
                commands.command(),
                options.get().limits(),
                new BackOff(later, nanoTicker, candidate.health()::trouble),
                sessions);
    }
}
