package dev.modelwire.inference.internal.worker;

import dev.modelwire.engine.api.EngineBlueprint;
import dev.modelwire.engine.api.EngineException;
import dev.modelwire.engine.api.ModelFile;
import dev.modelwire.engine.api.SessionOptions;
import dev.modelwire.probe.OpenRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The process of one model over all its lives: started for the first session, ended after the last; if it dies and may be
 * started again, that is done away from the threads that score, later each time, and records are refused meanwhile. Safe for
 * use by several threads.
 */
final class WorkerHost {

    private static final Logger LOG = LoggerFactory.getLogger(WorkerHost.class);

    private final WorkerCommand command;
    private final EngineBlueprint engine;
    private final WorkerLimits limits;
    private final Restarts restarts;
    private final int sessions;
    private final List<RemoteSession> open = new ArrayList<>();
    private @Nullable WorkerDirectory directory;
    private volatile @Nullable WorkerProcess process;
    private long emptyBytes;
    private int lives;
    private volatile boolean restarting;
    private boolean closed;

    WorkerHost(WorkerCommand command, EngineBlueprint engine, WorkerLimits limits, Restarts restarts, int sessions) {
        this.command = command;
        this.engine = engine;
        this.limits = limits;
        this.restarts = restarts;
        this.sessions = sessions;
    }

    /** Opens one of the sessions; the first one starts the process. */
    synchronized RemoteSession open(ModelFile model, SessionOptions options) throws EngineException {
        OpenRequest request = new OpenRequest(model, options);
        boolean opened = false;
        try {
            WorkerProcess running = process;
            if (running == null) {
                running = start();
                process = running;
            }
            RemoteSession session =
                    RemoteSession.open(this, running, place().tensors(open.size()), open.size(), request);
            open.add(session);
            opened = true;
            return session;
        } finally {
            if (!opened && open.isEmpty()) {
                end();
            }
        }
    }

    /** Returns the process, which lives and has the model open; a dead one is on its way to its next life. */
    WorkerProcess process() throws EngineException {
        WorkerProcess running = process;
        if (running != null && running.isAlive()) {
            return running;
        }
        throw restarting
                ? crashed()
                : restartLater(); // whoever starts it again holds the lock for as long as that takes
    }

    /**
     * Returns the most memory that the process took so far for its sessions, beyond what it took for the engine alone, in
     * bytes; 0 where the system does not tell.
     */
    synchronized long sessionBytes() {
        WorkerProcess running = process;
        return running == null ? 0 : Math.max(running.memory().peakBytes() - emptyBytes, 0);
    }

    /** Returns how the process has ended by itself or was ended by its watch, if it has. */
    Optional<EngineException> death() {
        WorkerProcess running = process;
        return running == null ? Optional.empty() : running.death();
    }

    synchronized void closed(RemoteSession session) {
        open.remove(session);
        if (open.isEmpty()) {
            end();
        }
    }

    private WorkerProcess start() throws EngineException {
        WorkerProcess started = WorkerProcess.start(command, engine, limits, place(), lives++, sessions);
        boolean up = false;
        try {
            started.talk(0, limits.open(), link -> {
                Replies.start(link, engine.settings());
                return link;
            });
            emptyBytes = started.memory().residentBytes();
            up = true;
            return started;
        } finally {
            if (!up) {
                started.close();
            }
        }
    }

    private WorkerDirectory place() throws EngineException {
        WorkerDirectory place = directory;
        if (place == null) {
            try {
                place = WorkerDirectory.create();
            } catch (IOException e) {
                throw new EngineException(
                        EngineException.Kind.UNAVAILABLE,
                        "no directory for a process of its own could be made: " + e.getMessage(),
                        e);
            }
            directory = place;
        }
        return place;
    }

    private synchronized EngineException restartLater() {
        if (closed) {
            return new EngineException(EngineException.Kind.CLOSED, "the process of its own was ended");
        }
        WorkerProcess running = process;
        boolean back = running != null && running.isAlive(); // since the caller looked
        if (!back && !restarting && restarts.mayRestart()) {
            restarting = true;
            restarts.schedule(death().map(Throwable::getMessage).orElse("nobody saw it"), this::restart);
        }
        return crashed();
    }

    private EngineException crashed() {
        return new EngineException(
                EngineException.Kind.CRASHED,
                "the process of its own has ended" + (restarting ? " and is being started again" : ""));
    }

    private synchronized void restart() {
        if (closed) {
            restarting = false;
            return;
        }
        WorkerProcess before = process;
        if (before != null) {
            before.close();
        }
        WorkerProcess next = null;
        boolean complete = false;
        try {
            next = start();
            for (RemoteSession session : open) {
                session.openAgain(next);
            }
            process = next;
            complete = true;
            restarting = false;
            LOG.info(
                    "the process of its own for engine factory [{}] is in its life number [{}]",
                    engine.factory(),
                    lives);
        } catch (EngineException e) {
            LOG.warn("the process of its own could not be started again: {}", e.getMessage());
            restarts.schedule(String.valueOf(e.getMessage()), this::restart);
        } finally {
            if (!complete && next != null) {
                next.close();
            }
        }
    }

    private void end() {
        closed = true;
        WorkerProcess running = process;
        if (running != null) {
            running.close();
        }
        if (directory != null) {
            directory.close();
        }
    }
}
