package dev.modelwire.sync.internal.loop;

import dev.modelwire.api.desired.Answer;
import dev.modelwire.api.desired.DesiredArtifact;
import dev.modelwire.api.desired.DesiredModel;
import dev.modelwire.api.desired.DesiredState;
import dev.modelwire.api.desired.Operation;
import dev.modelwire.api.desired.SourceId;
import dev.modelwire.api.desired.SyncOptions;
import dev.modelwire.api.inference.ModelActivator;
import dev.modelwire.api.model.Digest;
import dev.modelwire.api.model.ModelName;
import dev.modelwire.api.reported.ErrorCode;
import dev.modelwire.api.reported.ReportListener;
import dev.modelwire.api.store.ModelRecord;
import dev.modelwire.api.store.ModelStore;
import dev.modelwire.api.store.StoreException;
import dev.modelwire.api.store.StoredArtifact;
import dev.modelwire.api.store.StoredBlob;
import dev.modelwire.api.transport.HostIdentity;
import dev.modelwire.api.transport.HostSecurity;
import dev.modelwire.sync.internal.desired.DesiredStateParser;
import dev.modelwire.sync.internal.desired.ParseOutcome;
import dev.modelwire.sync.internal.desired.SourceMemory.Accepted;
import dev.modelwire.sync.internal.directory.PlainFiles;
import dev.modelwire.sync.internal.reconcile.Backoff;
import dev.modelwire.sync.internal.reconcile.Circumstances;
import dev.modelwire.sync.internal.reconcile.Plan;
import dev.modelwire.sync.internal.reconcile.Reconciler;
import dev.modelwire.sync.internal.reconcile.Snapshot;
import dev.modelwire.sync.internal.report.HistoryJson;
import dev.modelwire.sync.internal.report.ReportedState;
import dev.modelwire.sync.internal.report.ReportedStateJson;
import dev.modelwire.sync.internal.transfer.Connection;
import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at what is and what is desired, turn by turn, on one thread. Every turn looks at everything: what it missed it
 * finds at the next one.
 */
public final class SyncLoop {

    private static final Logger LOG = LoggerFactory.getLogger(SyncLoop.class);
    private static final String REPORTED = "reported";
    private static final Duration AT_LEAST_EVERY = Duration.ofMinutes(1);
    private static final int PROGRESS_STEP = 5;
    private static final Duration PROGRESS_EVERY = Duration.ofSeconds(2);
    private static final Duration AFTER_A_FAULT = Duration.ofSeconds(10);

    /** What the loop works on. */
    public record Parts(
            ModelStore store,
            ModelActivator activator,
            HostSecurity security,
            Threads threads,
            Time time,
            RandomGenerator random,
            PlainFiles files,
            HostIdentity identity) {

        public Parts(
                ModelStore store,
                ModelActivator activator,
                HostSecurity security,
                Threads threads,
                Time time,
                RandomGenerator random,
                PlainFiles files) {
            this(store, activator, security, threads, time, random, files, () -> "");
        }
    }

    private final Parts parts;
    private final Inbox inbox;
    private final Outlet outlet;
    private volatile ReportedState reported = ReportedState.NOTHING;
    private volatile String desired = "{}";
    private volatile boolean closing;
    private @Nullable Memory memory;

    /** What is known only once the store was read, on the loop's thread. */
    private record Memory(
            Sources sources,
            SourceBoard board,
            Poller poller,
            DirectoryWatch watch,
            Attempts attempts,
            Journal journal,
            Work work,
            Operations operations,
            Released released,
            String deviceId,
            Sinks sinks,
            ReportBuilder reports) {}

    private @Nullable SyncOptions options;
    private @Nullable DesiredState lastDesired;
    private String saved = "";

    public SyncLoop(Parts parts) {
        this.parts = parts;
        this.inbox = new Inbox(parts.threads(), this::turn);
        this.outlet = new Outlet(parts.threads(), inbox, parts.time());
    }

    public void start() {
        inbox.wake();
    }

    public void configure(SyncOptions given) {
        inbox.configure(given);
    }

    public void refuse(String problem) {
        inbox.refuse(problem);
    }

    public void sync() {
        inbox.sync();
    }

    /** Takes a document of a source that brings its documents itself. */
    public CompletionStage<Answer> offer(SourceId source, String origin, String document) {
        CompletableFuture<Answer> answer = new CompletableFuture<>();
        if (!Sources.PUSHED.contains(source)) {
            answer.complete(new Answer.Refused(
                    ErrorCode.OPERATION_REFUSED,
                    "source [" + source + "] is none that documents can be put for: " + Sources.PUSHED));
            return answer;
        }
        ParseOutcome parsed = DesiredStateParser.parse(document);
        inbox.push(new Pushed(source, origin, document, parsed, answer));
        if (parsed instanceof ParseOutcome.Refused refused) {
            answer.complete(new Answer.Refused(refused.code(), refused.detail()));
        }
        return answer;
    }

    public CompletionStage<Answer> perform(Operation operation) {
        CompletableFuture<Answer> answer = new CompletableFuture<>();
        inbox.ask(new Asked(operation, answer));
        return answer;
    }

    public AutoCloseable onReport(ReportListener listener) {
        return outlet.subscribe(listener);
    }

    public void enginesChanged() {
        inbox.enginesChanged();
    }

    public String desired() {
        return desired;
    }

    public String reported() {
        return ReportedStateJson.complete(reported);
    }

    /** Cancels what can be cancelled and ends within the deadline. Closing twice is harmless. */
    public synchronized void close(Duration deadline) {
        if (closing) {
            return;
        }
        closing = true;
        inbox.wake();
        parts.threads().close(this::turn, deadline);
    }

    private void turn() {
        inbox.turnBegins();
        try {
            parts.threads().wakeAfter(turn(memory()), this::turn);
        } catch (RuntimeException e) {
            LOG.error("a turn of sync failed and is tried again in {} s", AFTER_A_FAULT.toSeconds(), e);
            parts.threads().wakeAfter(AFTER_A_FAULT, this::turn);
        }
    }

    private Memory memory() {
        Memory known = memory;
        if (known == null) {
            known = read();
            memory = known;
        }
        return known;
    }

    private Memory read() {
        Time time = parts.time();
        saved = parts.store().document(REPORTED).orElse("");
        Journal journal = new Journal(HistoryJson.read(saved.isEmpty() ? "{}" : saved), time);
        SourceBoard board = new SourceBoard(journal, time);
        Sources sources = new Sources(parts.store(), time, journal, board);
        Backoff backoff = new Backoff(parts.random());
        Attempts attempts = new Attempts(backoff, time, journal, new Shortages(parts.store()));
        Poller poller = new Poller(parts.threads(), inbox, time, backoff, sources, board);
        DirectoryWatch watch = new DirectoryWatch(parts.threads(), inbox, time, sources, board, attempts);
        Work work = new Work(parts.store(), parts.activator(), parts.threads(), inbox, time, journal, attempts);
        Released released = new Released(parts.store());
        Sinks sinks = new Sinks(parts.threads(), inbox, time, backoff, journal);
        String deviceId = DeviceIds.of(parts.identity(), parts.store());
        Operations operations = new Operations(parts.store(), sources, work.forgiveness(), released, journal, time);
        ReportBuilder reports = new ReportBuilder(sources, board, work, attempts, sinks, journal, time);
        return new Memory(
                sources, board, poller, watch, attempts, journal, work, operations, released, deviceId, sinks, reports);
    }

    /** Does one turn; returns after what time the next one is due, unless something happens before. */
    private Duration turn(Memory memory) {
        take(memory);
        settleDesired(memory);
        memory.operations().tidy();
        if (closing) {
            memory.poller().stop();
            memory.watch().stop();
            memory.sinks().stop();
            memory.work().stop();
            report(memory, snapshot(memory));
            return AT_LEAST_EVERY;
        }
        memory.attempts().lookForRoom();
        Snapshot snapshot = snapshot(memory);
        Plan plan = Reconciler.plan(snapshot);
        memory.work().follow(plan, snapshot.desired());
        Duration look = memory.watch().turn();
        Duration poll = memory.poller().turn();
        report(memory, snapshot(memory));
        Duration tell = Collections.min(List.of(outlet.turn(), memory.sinks().turn()));
        Duration wake = Collections.min(List.of(plan.wake(), memory.work().wake(), look, poll, tell));
        Duration wait = wake.minus(snapshot.now());
        Duration longest = longest(memory);
        return wait.compareTo(longest) > 0 ? longest : wait.isNegative() ? Duration.ZERO : wait;
    }

    private Duration longest(Memory memory) {
        if (outlet.hasListeners() && memory.work().fetches()) {
            return PROGRESS_EVERY;
        }
        return memory.attempts().waitForRoom() ? Shortages.LOOK_EVERY : AT_LEAST_EVERY;
    }

    private void take(Memory memory) {
        for (Optional<Runnable> result = inbox.takeResult(); result.isPresent(); result = inbox.takeResult()) {
            result.get().run();
        }
        inbox.takeOptions().ifPresent(given -> configure(memory, given));
        inbox.takeProblem().ifPresent(memory.sources()::optionsRefused);
        for (Pushed document : inbox.takePushed()) {
            document.answer().complete(memory.sources().push(document));
        }
        for (Optional<Asked> asked = inbox.takeAsked(); asked.isPresent(); asked = inbox.takeAsked()) {
            Operation operation = asked.get().operation();
            asked.get().answer().complete(memory.operations().perform(operation, snapshot(memory)));
        }
        if (inbox.takeEnginesChanged()) {
            memory.attempts().enginesChanged();
        }
        if (inbox.takeSync()) {
            memory.sources().lookAgain();
            memory.work().forgiveness().all();
            memory.poller().now();
            memory.watch().now();
        }
    }

    private void configure(Memory memory, SyncOptions given) {
        boolean same = given.equals(options);
        memory.sources().configure(given);
        if (!same) {
            options = given;
            Connection connection = Connection.of(
                    given,
                    parts.security(),
                    parts.store(),
                    parts.threads().http(),
                    parts.time().elapsedNanos(),
                    parts.files());
            memory.work().transferBy(given.transfer(), connection.transfer());
            memory.poller().configure(given, connection);
            memory.watch().configure(given, connection);
            memory.sinks().configure(connection.sinks(), given.report().atMostEvery());
        }
    }

    /** Makes what was accepted durable before anything is done about it. */
    private void settleDesired(Memory memory) {
        Sources sources = memory.sources();
        DesiredState now = sources.desired();
        boolean changed = lastDesired != null && now != null && !now.equals(lastDesired);
        if (sources.takeChanged() || changed) {
            memory.work().forgiveness().all();
        }
        if (sources.unsaved()) {
            sources.save();
        }
        if (now != null) {
            lastDesired = now;
        }
        Accepted document = sources.inForce();
        desired = document == null ? "{}" : document.text();
    }

    private Snapshot snapshot(Memory memory) {
        DesiredState state = memory.sources().desired();
        Map<ModelName, ModelRecord> records = new HashMap<>();
        parts.store().records().forEach(record -> records.put(record.name(), record));
        Stream<Digest> wanted = state == null
                ? Stream.empty()
                : state.models().stream()
                        .map(DesiredModel::artifacts)
                        .flatMap(Collection::stream)
                        .map(DesiredArtifact::digest);
        Stream<Digest> known = records.values().stream()
                .flatMap(record -> record.versions().values().stream())
                .flatMap(version -> version.artifacts().stream())
                .map(StoredArtifact::digest);
        Map<Digest, StoredBlob> stored = new HashMap<>();
        Stream.concat(wanted, known)
                .forEach(digest -> parts.store().find(digest).ifPresent(blob -> stored.put(digest, blob)));
        return new Snapshot(
                state,
                records,
                stored,
                parts.activator().running(),
                parts.activator().setbacks(),
                parts.activator().shadows(),
                memory.work().activations().versions(),
                memory.work().deaths(),
                memory.attempts().all(),
                new Circumstances(
                        parts.time().instant(),
                        memory.deviceId(),
                        memory.released().versions()),
                parts.time().elapsed());
    }

    private void report(Memory memory, Snapshot snapshot) {
        ReportedState state = memory.reports()
                .build(snapshot, Reconciler.plan(snapshot), parts.store().status());
        reported = state;
        String substance = ReportedStateJson.substance(state);
        String key = substance + state.convergence().percent() / PROGRESS_STEP;
        memory.sinks().offer(state, key);
        outlet.offer(state, key);
        if (!substance.equals(saved)) {
            try {
                parts.store().saveDocument(REPORTED, substance);
                saved = substance;
            } catch (StoreException e) {
                LOG.warn("the reported state could not be saved ({}): {}", e.code(), e.getMessage());
            }
        }
    }
}
