package dev.modelwire.kura.internal.twin;

import dev.modelwire.kura.internal.dialect.Dialect;
import dev.modelwire.kura.internal.dialect.Outgoing;
import dev.modelwire.kura.internal.dialect.Step;
import dev.modelwire.kura.internal.thread.Worker;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps talking with the twin in the cloud, over a line that fails. Whatever may be lost is said again: reports and
 * questions until they are answered, and all of it whenever the connection was made. Its public methods may be called on any
 * thread and return at once; the talking is done by the worker.
 */
public final class Twin implements AutoCloseable {

    /** Between two reports; of those that come meanwhile the last one wins. */
    static final Duration REPORT_AT_MOST_EVERY = Duration.ofSeconds(5);

    /** A host says that it is connected before it has renewed its subscriptions, and may say so several times. */
    static final Duration SETTLING = Duration.ofMillis(500);

    private static final Logger LOG = LoggerFactory.getLogger(Twin.class);

    private final Worker worker;
    private final Line line;
    private final Desires desires;
    private final Patience patience;
    private final Mailbox mailbox = new Mailbox();
    private final AtomicReference<@Nullable String> newestReport = new AtomicReference<>();
    private final AtomicBoolean turnDue = new AtomicBoolean();
    private final AtomicBoolean connectDue = new AtomicBoolean();
    private final Map<String, Outgoing> unsent = new LinkedHashMap<>();

    private @Nullable Dialect dialect;
    private @Nullable String lastReport;
    private @Nullable String untaken;
    private boolean quiet;
    private boolean waiting;
    private boolean failing;
    private int talk;

    /** @param random from 0 to 1 */
    public Twin(Worker worker, Line line, Desires desires, DoubleSupplier random) {
        this.worker = worker;
        this.line = line;
        this.desires = desires;
        this.patience = new Patience(random);
    }

    /** Begins anew in this dialect. */
    public void speak(Dialect given) {
        worker.execute(() -> {
            dialect = given;
            afresh();
            @Nullable String report = lastReport;
            if (report != null) {
                follow(given.report(report), false);
            }
            connected();
        });
    }

    /** Says and hears nothing until it is told to speak. */
    public void fallSilent() {
        worker.execute(() -> {
            dialect = null;
            afresh();
        });
    }

    private void afresh() {
        talk++;
        waiting = false;
        unsent.clear();
        patience.reset();
    }

    /** The connection was made, or something on the way to it has changed. */
    public void connected() {
        if (connectDue.compareAndSet(false, true)) {
            worker.after(SETTLING, this::connectedNow);
        }
    }

    private void connectedNow() {
        connectDue.set(false);
        @Nullable Dialect now = dialect;
        if (now != null) {
            afresh();
            follow(now.connected(), true);
        }
    }

    public void arrived(String topic, byte[] body) {
        mailbox.put(new Mailbox.Letter(topic, body));
        turn();
    }

    public void report(String reportedJson) {
        newestReport.set(reportedJson);
        turn();
    }

    /** Somebody who takes documents has come. */
    public void desiresTaken() {
        worker.execute(() -> {
            @Nullable String document = untaken;
            if (document != null) {
                take(document);
            }
        });
    }

    private void turn() {
        if (turnDue.compareAndSet(false, true)) {
            worker.execute(this::look);
        }
    }

    private void look() {
        turnDue.set(false);
        for (Optional<Mailbox.Letter> letter = mailbox.take(); letter.isPresent(); letter = mailbox.take()) {
            @Nullable Dialect now = dialect;
            if (now != null) {
                follow(now.message(letter.get().topic(), letter.get().body()), true);
            }
        }
        if (mailbox.takeLost()) {
            LOG.warn("more than [{}] messages came at once: the whole twin is asked for", Mailbox.MOST);
            connected();
        }
        reportNow();
    }

    private void reportNow() {
        if (quiet) {
            return;
        }
        @Nullable String report = newestReport.getAndSet(null);
        if (report == null) {
            return;
        }
        lastReport = report;
        @Nullable Dialect now = dialect;
        if (now == null) {
            return;
        }
        Step step = now.report(report);
        if (!step.send().isEmpty()) {
            quiet = true;
            worker.after(REPORT_AT_MOST_EVERY, () -> {
                quiet = false;
                reportNow();
            });
        }
        follow(step, true);
    }

    private void follow(Step step, boolean sending) {
        dialect = step.next();
        if (sending) {
            step.send().forEach(this::send);
        }
        @Nullable String document = step.desired();
        if (document != null) {
            take(document);
        }
        await();
    }

    private void take(String document) {
        untaken = desires.offer(document) ? null : document;
    }

    private void send(Outgoing message) {
        try {
            line.send(message);
            unsent.remove(message.topic());
            if (failing) {
                failing = false;
                LOG.info("messages leave for the cloud again");
            }
        } catch (Exception e) {
            unsent.put(message.topic(), message);
            if (!failing) {
                failing = true;
                LOG.warn("a message for [{}] could not be sent; it is tried again", message.topic(), e);
            }
        }
    }

    private void await() {
        @Nullable Dialect now = dialect;
        boolean open = now != null && (now.unanswered() || !unsent.isEmpty());
        if (!open) {
            patience.reset();
        } else if (!waiting) {
            waiting = true;
            int current = talk;
            worker.after(patience.next(), () -> overdue(current));
        }
    }

    private void overdue(int begun) {
        if (begun != talk) {
            return;
        }
        waiting = false;
        @Nullable Dialect now = dialect;
        if (now != null) {
            Map<String, Outgoing> again = new LinkedHashMap<>(unsent);
            Step step = now.overdue();
            step.send().forEach(message -> again.put(message.topic(), message));
            List.copyOf(again.values()).forEach(this::send);
            follow(step, false);
        }
    }

    @Override
    public void close() {
        worker.close();
    }
}
