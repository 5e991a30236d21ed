package dev.modelwire.inference.internal.worker;

import dev.modelwire.engine.api.EngineException;

/** Gives the command that starts a process, writing what it needs the first time. Safe for use by several threads. */
@FunctionalInterface
public interface WorkerCommands {

    /** Returns the command. */
    WorkerCommand command() throws EngineException;
}
