package dev.modelwire.sync.internal.transfer;

import dev.modelwire.api.reported.ErrorCode;
import dev.modelwire.sync.internal.desired.Shown;
import java.net.URI;
import java.time.Duration;
import java.util.function.LongSupplier;

/** Watches the pace of one body, window by window. For one thread. */
final class PaceWatch {

    private final URI url;
    private final Pace pace;
    private final LongSupplier elapsedNanos;
    private long begun;
    private long received;

    PaceWatch(URI url, Pace pace, LongSupplier elapsedNanos) {
        this.url = url;
        this.pace = pace;
        this.elapsedNanos = elapsedNanos;
        this.begun = elapsedNanos.getAsLong();
    }

    /** What the receiver waits of its own accord is not the server's fault. */
    void paused(Duration time) {
        begun += time.toNanos();
    }

    void received(long bytes) throws TransferException {
        received += bytes;
        Duration time = Duration.ofNanos(elapsedNanos.getAsLong() - begun);
        if (time.compareTo(pace.window()) < 0) {
            return;
        }
        if (received < pace.least(time)) {
            throw new TransferException(
                    ErrorCode.TRANSFER_TIMEOUT,
                    "[" + Shown.of(url) + "] sent [" + received + "] bytes in [" + time.toMillis()
                            + "] ms: slow retrieval, at least [" + pace.bytesPerSecond() + "] bytes/s are wanted");
        }
        begun = elapsedNanos.getAsLong();
        received = 0;
    }
}
