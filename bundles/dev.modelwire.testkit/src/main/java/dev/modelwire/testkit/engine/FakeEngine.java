package dev.modelwire.testkit.engine;

import dev.modelwire.engine.api.Engine;
import dev.modelwire.engine.api.EngineBlueprint;
import dev.modelwire.engine.api.EngineException;
import dev.modelwire.engine.api.EngineSession;
import dev.modelwire.engine.api.ModelFile;
import dev.modelwire.engine.api.SessionOptions;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An engine in plain Java for models in the format {@code fake}, see {@link FakeModel}. It can be told to refuse the
 * next models and to fail or stand still in a run. Safe for use by several threads.
 */
public final class FakeEngine implements Engine {

    /** The format of its models. */
    public static final String FORMAT = "fake";

    private final String name;
    private final Set<String> formats;
    private final AtomicInteger opened = new AtomicInteger();
    private final AtomicInteger closed = new AtomicInteger();
    private final AtomicInteger runs = new AtomicInteger();
    private final AtomicInteger usesAfterFree = new AtomicInteger();
    private final AtomicReference<@Nullable Refusal> refusal = new AtomicReference<>();
    private volatile Set<String> customOperators = Set.of();
    private volatile boolean inProcesses;
    private volatile RunHook hook = () -> {};
    private volatile Runnable closing = () -> {};

    /** Called in every run, in the thread that scores, while the session is locked. */
    @FunctionalInterface
    public interface RunHook {
        /** Returns, waits for a latch of the test, or fails. */
        void run() throws EngineException;
    }

    private record Refusal(EngineException.Kind kind, int after) {}

    /** Makes an engine named {@code fake} for the format {@code fake}. */
    public FakeEngine() {
        this(FORMAT, Set.of(FORMAT));
    }

    /** Makes an engine of that name that says it opens these formats; the files are fake models all the same. */
    public FakeEngine(String name, Set<String> formats) {
        this.name = Objects.requireNonNull(name);
        this.formats = Set.copyOf(formats);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String version() {
        return "1";
    }

    @Override
    public Set<String> formats() {
        return formats;
    }

    @Override
    public Set<String> customOperators() {
        return customOperators;
    }

    /** Lets it say that it has these custom operators. */
    public void customOperators(Set<String> names) {
        customOperators = Set.copyOf(names);
    }

    @Override
    public EngineSession open(ModelFile model, SessionOptions options) throws EngineException {
        Refusal told = refusal.get();
        if (told != null && told.after() == 0) {
            throw new EngineException(told.kind(), "model [" + model.sha256() + "] was refused as the test told");
        }
        if (!formats.contains(model.format())) {
            throw new EngineException(
                    EngineException.Kind.UNSUPPORTED,
                    "format [" + model.format() + "] is not one of the engine's formats " + formats);
        }
        FakeSession session = new FakeSession(this, FakeModel.read(model.path()), options);
        if (told != null) {
            refusal.set(new Refusal(told.kind(), told.after() - 1));
        }
        opened.incrementAndGet();
        return session;
    }

    /** From now on a process of its own can run it; what it is told here is not told there. */
    public void runInProcesses() {
        inProcesses = true;
    }

    @Override
    public Optional<EngineBlueprint> blueprint() {
        List<Path> classPath = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(entry -> Path.of(entry).toAbsolutePath())
                .toList();
        return inProcesses
                ? Optional.of(new EngineBlueprint(classPath, FakeEngineFactory.class.getName(), Map.of("name", name)))
                : Optional.empty();
    }

    /** From now on every model is refused with this kind. */
    public void refuse(EngineException.Kind kind) {
        refuse(kind, 0);
    }

    /** Opens so many more sessions, and refuses every one after with this kind. */
    public void refuse(EngineException.Kind kind, int after) {
        refusal.set(new Refusal(kind, after));
    }

    /** From now on models are opened again. */
    public void accept() {
        refusal.set(null);
    }

    /** Calls the hook in every run from now on. */
    public void onRun(RunHook called) {
        hook = called;
    }

    /** Calls the hook whenever a session is freed, in the thread that frees it. */
    public void onClose(Runnable called) {
        closing = called;
    }

    /** From now on every run fails with this kind. */
    public void failRuns(EngineException.Kind kind) {
        hook = () -> {
            throw new EngineException(kind, "the run failed as the test told");
        };
    }

    /** Returns how many sessions were opened. */
    public int opened() {
        return opened.get();
    }

    /** Returns how many sessions were closed. */
    public int closed() {
        return closed.get();
    }

    /** Returns how many sessions are open now. */
    public int open() {
        return opened() - closed();
    }

    /** Returns how many runs there were. */
    public int runs() {
        return runs.get();
    }

    /** Returns how often a session was run after it was freed; anything but 0 would end the process with a native. */
    public int usesAfterFree() {
        return usesAfterFree.get();
    }

    void beforeRun() throws EngineException {
        runs.incrementAndGet();
        hook.run();
    }

    void closedOne() {
        closing.run();
        closed.incrementAndGet();
    }

    void usedAfterFree() {
        usesAfterFree.incrementAndGet();
    }
}
