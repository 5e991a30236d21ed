package dev.modelwire.sync.internal.transfer;

import dev.modelwire.api.reported.ErrorCode;
import dev.modelwire.sync.internal.desired.Shown;
import java.net.URI;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Hands the bytes of a body to one reading thread, which waits no longer than the read time-out for the next ones. */
final class BodyStream implements BodySubscriber<BodyStream>, AutoCloseable {

    /** One piece of data is asked for at a time; beside it there may be an end and a cancellation. */
    private static final int MOST_SIGNALS = 4;

    private sealed interface Signal {
        record Data(List<ByteBuffer> bytes) implements Signal {}

        record Broken(Throwable cause) implements Signal {}

        record End() implements Signal {}

        record Cancelled() implements Signal {}
    }

    private final BlockingQueue<Signal> signals = new ArrayBlockingQueue<>(MOST_SIGNALS);
    private final URI url;
    private final Duration readTimeout;
    private final PaceWatch pace;
    private final Throttle throttle;
    private Flow.@Nullable Subscription subscription;
    private Runnable whenClosed = () -> {};
    private boolean closed;
    private Duration pause = Duration.ZERO;

    BodyStream(URI url, Duration readTimeout, PaceWatch pace, Throttle throttle) {
        this.url = url;
        this.readTimeout = readTimeout;
        this.pace = pace;
        this.throttle = throttle;
    }

    /** Returns the next bytes; an empty list at the end. */
    List<ByteBuffer> next() throws TransferException, CancelledTransferException {
        Signal signal;
        try {
            signal = signals.poll(readTimeout.plus(pause).toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancelledTransferException();
        }
        if (signal == null) {
            throw new TransferException(
                    ErrorCode.TRANSFER_TIMEOUT,
                    "[" + Shown.of(url) + "] sent nothing for " + readTimeout.toMillis() + " ms");
        }
        if (signal instanceof Signal.Data data) {
            long received =
                    data.bytes().stream().mapToLong(ByteBuffer::remaining).sum();
            pace.received(received);
            pause = throttle.ask(received, this::request);
            pace.paused(pause);
            return data.bytes();
        }
        if (signal instanceof Signal.Broken broken) {
            throw TransferException.of(broken.cause(), url);
        }
        if (signal instanceof Signal.Cancelled) {
            throw new CancelledTransferException();
        }
        return List.of();
    }

    synchronized void whenClosed(Runnable action) {
        whenClosed = action;
    }

    private void signal(Signal signal) {
        if (!signals.offer(signal)) {
            close();
        }
    }

    void cancel() {
        signal(new Signal.Cancelled());
        close();
    }

    @Override
    public CompletionStage<BodyStream> getBody() {
        return CompletableFuture.completedFuture(this);
    }

    @Override
    public synchronized void onSubscribe(Flow.Subscription given) {
        subscription = given;
        if (closed) {
            given.cancel();
        } else {
            given.request(1);
        }
    }

    private synchronized void request() {
        if (subscription != null && !closed) {
            subscription.request(1);
        }
    }

    @Override
    public void onNext(List<ByteBuffer> bytes) {
        if (bytes.stream().anyMatch(ByteBuffer::hasRemaining)) {
            signal(new Signal.Data(bytes));
        } else {
            request();
        }
    }

    @Override
    public void onError(Throwable cause) {
        signal(new Signal.Broken(cause));
    }

    @Override
    public void onComplete() {
        signal(new Signal.End());
    }

    /** Drops the connection unless the body has come to its end. */
    @Override
    public synchronized void close() {
        closed = true;
        whenClosed.run();
        if (subscription != null) {
            subscription.cancel();
        }
    }
}
