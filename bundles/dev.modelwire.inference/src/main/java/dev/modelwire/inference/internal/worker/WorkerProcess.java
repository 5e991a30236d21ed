package dev.modelwire.inference.internal.worker;

import dev.modelwire.engine.api.EngineBlueprint;
import dev.modelwire.engine.api.EngineException;
import dev.modelwire.probe.Link;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A process that runs one engine for one model, and the thread that watches it: whoever takes too long or too much is ended.
 * Each session has a connection of its own, used by one thread at a time; everything else is safe for several.
 */
final class WorkerProcess implements AutoCloseable {

    private static final long LOOK_EVERY_MILLIS = 20;
    private static final long DEATH_MILLIS = 5_000;
    private static final int SIGNALLED = 128;

    private final Process process;
    private final WorkerLimits limits;
    private final ProcessMemory memory;
    private final OutputTail output = new OutputTail();
    private final List<Link> links = new ArrayList<>();
    private final AtomicLongArray deadlines;
    private final AtomicReference<@Nullable Verdict> ended = new AtomicReference<>();

    private final AtomicReference<@Nullable EngineException> lastDeath = new AtomicReference<>();

    /** Why the watch has ended it. */
    private record Verdict(EngineException.Kind kind, String why) {}

    private WorkerProcess(Process process, WorkerLimits limits, int sessions) {
        this.process = process;
        this.limits = limits;
        this.memory = new ProcessMemory(process.pid());
        this.deadlines = new AtomicLongArray(sessions);
    }

    /**
     * Starts it and waits until it has connected.
     *
     * @param life number of this start in the directory
     */
    static WorkerProcess start(
            WorkerCommand command,
            EngineBlueprint engine,
            WorkerLimits limits,
            WorkerDirectory directory,
            int life,
            int sessions)
            throws EngineException {
        WorkerProcess worker = null;
        boolean connected = false;
        Path socket = directory.socket(life);
        try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            server.bind(UnixDomainSocketAddress.of(socket));
            worker = new WorkerProcess(
                    command.process(engine, limits, directory.path(), socket, sessions)
                            .start(),
                    limits,
                    sessions);
            worker.watch();
            worker.accept(server, sessions);
            connected = true;
            return worker;
        } catch (EngineException e) {
            throw new EngineException( // no model was there that could be to blame
                    EngineException.Kind.UNAVAILABLE, "a process of its own does not come up: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new EngineException(
                    EngineException.Kind.UNAVAILABLE, "no process of its own could be started: " + e.getMessage(), e);
        } finally {
            if (!connected && worker != null) {
                worker.close();
            }
        }
    }

    /** Sends a request and waits for the answer. */
    interface Exchange<T> {
        T over(Link link) throws IOException, EngineException;
    }

    /**
     * Lets a session talk to the process within a time.
     *
     * @throws EngineException what the process answers, or how it has ended
     */
    <T> T talk(int session, Duration longest, Exchange<T> exchange) throws EngineException {
        deadlines.set(session, deadline(longest));
        try {
            return exchange.over(links.get(session));
        } catch (IOException e) {
            throw died(e);
        } finally {
            deadlines.set(session, 0);
        }
    }

    /** Lets a session run once; returns the nanoseconds that the engine took. Allocates nothing. */
    long run(int session) throws EngineException {
        deadlines.set(session, deadline(limits.run()));
        try {
            return Replies.run(links.get(session));
        } catch (IOException e) {
            throw died(e);
        } finally {
            deadlines.set(session, 0);
        }
    }

    WorkerLimits limits() {
        return limits;
    }

    /** Returns how it has ended, if it has while somebody talked to it. */
    Optional<EngineException> death() {
        return Optional.ofNullable(lastDeath.get());
    }

    boolean isAlive() {
        return process.isAlive();
    }

    ProcessMemory memory() {
        return memory;
    }

    /** Ends it, whatever it does. */
    @Override
    public void close() {
        process.destroyForcibly();
        for (Link link : links) {
            try {
                link.close();
            } catch (IOException e) {
                // it has gone with the process
            }
        }
        await();
    }

    private static long deadline(Duration longest) {
        long at = System.nanoTime() + longest.toNanos();
        return at == 0 ? 1 : at;
    }

    private void accept(ServerSocketChannel server, int sessions) throws IOException, EngineException {
        long deadline = deadline(limits.open());
        server.configureBlocking(false);
        try (Selector selector = Selector.open()) {
            server.register(selector, SelectionKey.OP_ACCEPT);
            while (links.size() < sessions) {
                if (!process.isAlive()) {
                    throw died(new IOException("it has not connected"));
                }
                if (System.nanoTime() - deadline > 0) {
                    end(EngineException.Kind.TIMED_OUT, "it has not connected within " + limits.open());
                    throw died(new IOException("it has not connected"));
                }
                selector.select(LOOK_EVERY_MILLIS);
                selector.selectedKeys().clear();
                SocketChannel channel = server.accept();
                if (channel != null) {
                    links.add(new Link(channel));
                }
            }
        }
    }

    private void watch() {
        Thread watch = new Thread(this::watchUntilItEnds, "modelwire-worker-watch-" + process.pid());
        watch.setDaemon(true);
        watch.start();
    }

    private void watchUntilItEnds() {
        try {
            while (!process.waitFor(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS)) {
                output.take(process.getInputStream());
                checkTime();
                checkMemory();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private void checkTime() {
        long now = System.nanoTime();
        for (int session = 0; session < deadlines.length(); session++) {
            long deadline = deadlines.get(session);
            if (deadline != 0 && now - deadline > 0) {
                end(EngineException.Kind.TIMED_OUT, "it did not answer in time");
            }
        }
    }

    private void checkMemory() {
        long resident = limits.memoryBytes() == 0 ? 0 : memory.residentBytes();
        if (resident > limits.memoryBytes()) {
            end(
                    EngineException.Kind.LIMIT_EXCEEDED,
                    "it took [" + resident + "] bytes of memory: at most [" + limits.memoryBytes() + "]");
        }
    }

    private void end(EngineException.Kind kind, String why) {
        ended.compareAndSet(null, new Verdict(kind, why));
        process.destroyForcibly();
    }

    private void await() {
        try {
            process.waitFor(DEATH_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Tells how it has ended, once it has. */
    private EngineException died(IOException seen) {
        EngineException death = explained(seen);
        lastDeath.compareAndSet(null, death);
        return death;
    }

    private EngineException explained(IOException seen) {
        await();
        Verdict verdict = ended.get();
        if (verdict != null) {
            return new EngineException(verdict.kind(), "the process of its own was ended: " + verdict.why(), seen);
        }
        if (process.isAlive()) {
            process.destroyForcibly();
            return new EngineException(
                    EngineException.Kind.CRASHED, "the process of its own talks no more: " + seen.getMessage(), seen);
        }
        output.take(process.getInputStream());
        int exit = process.exitValue();
        String signal = output.signal().orElseGet(() -> signal(exit));
        if (signal.equals("SIGXCPU")
                || (signal.equals("SIGKILL") && !limits.processorTime().isZero())) {
            return new EngineException(
                    EngineException.Kind.LIMIT_EXCEEDED,
                    "the process of its own was ended by " + signal + ": it may take "
                            + limits.processorTime().toSeconds() + " s of processor time, and what memory there is",
                    seen);
        }
        return new EngineException(
                EngineException.Kind.CRASHED,
                "the process of its own has ended by ["
                        + signal
                        + output.frame().map(frame -> " in " + frame).orElse("")
                        + "]"
                        + (output.signal().isPresent() ? "" : ": " + output.shown()),
                seen);
    }

    private static String signal(int exit) {
        return switch (exit - SIGNALLED) {
            case 4 -> "SIGILL";
            case 6 -> "SIGABRT";
            case 7 -> "SIGBUS";
            case 8 -> "SIGFPE";
            case 9 -> "SIGKILL";
            case 11 -> "SIGSEGV";
            case 24 -> "SIGXCPU";
            default -> "exit status " + exit;
        };
    }
}
