package dev.modelwire.sync.internal.loop;

import dev.modelwire.api.desired.DesiredArtifact;
import dev.modelwire.api.desired.TransferOptions;
import dev.modelwire.api.desired.TransferWindows;
import dev.modelwire.api.reported.ErrorCode;
import dev.modelwire.sync.internal.desired.DownloadUrl;
import dev.modelwire.sync.internal.reconcile.Action;
import dev.modelwire.sync.internal.reconcile.Attempt;
import dev.modelwire.sync.internal.reconcile.Verdict;
import dev.modelwire.sync.internal.transfer.Transfer;
import dev.modelwire.sync.internal.transfer.TransferOutcome;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the work that fetches a file, under the options of the moment. For the loop's thread; the work is a lane's. */
final class Fetches {

    private static final Logger LOG = LoggerFactory.getLogger(Fetches.class);

    private final Flights flights;
    private final Time time;
    private TransferWindows windows = TransferWindows.ALWAYS;
    private @Nullable Transfer transfer;

    Fetches(Flights flights, Time time) {
        this.flights = flights;
        this.time = time;
    }

    void configure(TransferOptions options, Transfer given) {
        transfer = given;
        windows = options.windows();
        flights.transfers(options.parallel());
    }

    private boolean open() {
        return windows.isOpen(time.instant());
    }

    boolean mayBegin(Action action) {
        return flights.mayBegin(action) && (!needsServer(action) || open());
    }

    /** Returns whether an action that begins now may ask servers. */
    boolean online(Action action) {
        return action instanceof Action.Download fetch
                && besideOnly(fetch).size() < fetch.artifact().urls().size()
                && open();
    }

    private static boolean needsServer(Action action) {
        return action instanceof Action.Download fetch && besideOnly(fetch).isEmpty();
    }

    private static List<URI> besideOnly(Action.Download fetch) {
        return fetch.artifact().urls().stream().filter(DownloadUrl::isBeside).toList();
    }

    /** Interrupts what asks servers at a time when it must not. */
    void heedWindows() {
        if (!open()) {
            flights.cancelOnline();
        }
    }

    Duration wake() {
        Instant now = time.instant();
        Optional<Instant> change = windows.isOpen(now) ? windows.closes(now) : Optional.of(windows.opens(now));
        return change.map(then -> time.elapsed().plus(Duration.between(now, then)))
                .orElse(Attempt.NEVER);
    }

    Optional<Instant> waitsUntil(Verdict verdict) {
        return open()
                        || flights.of(verdict.model()) != null
                        || verdict.needs().stream().noneMatch(Fetches::needsServer)
                ? Optional.empty()
                : Optional.of(windows.opens(time.instant()));
    }

    Runnable work(InFlight flight, Action.Download fetch, Consumer<TransferOutcome> result) {
        Transfer current = transfer;
        if (current == null) {
            throw new IllegalStateException("a desired state needs options before it is fetched");
        }
        return () -> result.accept(fetch(current, flight, fetch));
    }

    private static DesiredArtifact artifact(InFlight flight, Action.Download fetch) {
        DesiredArtifact whole = fetch.artifact();
        return flight.online() || needsServer(fetch)
                ? whole
                : new DesiredArtifact(whole.role(), besideOnly(fetch), whole.digest(), whole.size());
    }

    private static TransferOutcome fetch(Transfer transfer, InFlight flight, Action.Download fetch) {
        if (flight.cancellation().isCancelled()) {
            return new TransferOutcome.Cancelled();
        }
        try {
            return transfer.fetch(artifact(flight, fetch), flight.bytes(), flight.cancellation());
        } catch (RuntimeException | Error e) {
            LOG.error("a transfer for model {} failed", fetch.model(), e);
            return new TransferOutcome.Failed(ErrorCode.INTERNAL, e.getClass().getSimpleName());
        }
    }
}
