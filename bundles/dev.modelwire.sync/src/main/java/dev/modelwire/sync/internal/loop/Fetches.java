package dev.modelwire.sync.internal.loop;

import dev.modelwire.api.desired.TransferOptions;
import dev.modelwire.api.reported.ErrorCode;
import dev.modelwire.sync.internal.reconcile.Action;
import dev.modelwire.sync.internal.transfer.Transfer;
import dev.modelwire.sync.internal.transfer.TransferOutcome;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the work that fetches a file, under the options of the moment. For the loop's thread; the work is a lane's. */
final class Fetches {

    private static final Logger LOG = LoggerFactory.getLogger(Fetches.class);

    private final Flights flights;
    private @Nullable Transfer transfer;

    Fetches(Flights flights) {
        this.flights = flights;
    }

    void configure(TransferOptions options, Transfer given) {
        transfer = given;
        flights.transfers(options.parallel());
    }

    Runnable work(InFlight flight, Action.Download fetch, Consumer<TransferOutcome> result) {
        Transfer current = transfer;
        if (current == null) {
            throw new IllegalStateException("a desired state needs options before it is fetched");
        }
        return () -> result.accept(fetch(current, flight, fetch));
    }

    private static TransferOutcome fetch(Transfer transfer, InFlight flight, Action.Download fetch) {
        if (flight.cancellation().isCancelled()) {
            return new TransferOutcome.Cancelled();
        }
        try {
            return transfer.fetch(fetch.artifact(), flight.bytes(), flight.cancellation());
        } catch (RuntimeException | Error e) {
            LOG.error("a transfer for model {} failed", fetch.model(), e);
            return new TransferOutcome.Failed(ErrorCode.INTERNAL, e.getClass().getSimpleName());
        }
    }
}
