package dev.modelwire.gateway.internal.component;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.eclipse.kura.type.TypedValue;
import org.eclipse.kura.type.TypedValues;
import org.eclipse.kura.wire.WireRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One run through a file, on the thread that calls {@link #run()}, until the end or {@link #stop()}. */
final class Replayer implements Runnable {

    enum State {
        WAITING,
        RUNNING,
        FINISHED,
        STOPPED,
        FAILED
    }

    private static final Logger LOG = LoggerFactory.getLogger(Replayer.class);

    private final ReplayOptions options;
    private final CountDownLatch wired;
    private final Consumer<WireRecord> sink;
    private final LongSupplier nanoTime;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final AtomicLong emitted = new AtomicLong();
    private volatile State state = State.WAITING;
    private long begin;

    Replayer(ReplayOptions options, CountDownLatch wired, Consumer<WireRecord> sink, LongSupplier nanoTime) {
        this.options = options;
        this.wired = wired;
        this.sink = sink;
        this.nanoTime = nanoTime;
    }

    @Override
    public void run() {
        try {
            var file = CsvFile.open(Path.of(options.file()), ',');
            while (!wired.await(50, TimeUnit.MILLISECONDS)) {
                if (stopped.getCount() == 0) {
                    state = State.STOPPED;
                    return;
                }
            }
            if (!stoppedWithin(options.startDelay().toNanos())) {
                begin = nanoTime.getAsLong();
                state = State.RUNNING;
                do {
                    file.forEach(this::emit);
                } while (options.repeat() && file.rows() > 0 && !atEnd());
            }
            state = stopped.getCount() == 0 ? State.STOPPED : State.FINISHED;
        } catch (IOException | RuntimeException e) {
            state = State.FAILED;
            LOG.error("Replay of [{}] failed after [{}] records", options.file(), emitted.get(), e);
        } catch (InterruptedException e) {
            state = State.STOPPED;
            Thread.currentThread().interrupt();
        }
    }

    private boolean emit(WireRecord row) {
        try {
            var index = emitted.get();
            if (atEnd() || stoppedWithin(options.dueNanos(index) - (nanoTime.getAsLong() - begin))) {
                return false;
            }
            sink.accept(numbered(row, index));
            emitted.incrementAndGet();
            return true;
        } catch (InterruptedException e) {
            stop();
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private boolean atEnd() {
        return stopped.getCount() == 0 || (options.limit() > 0 && emitted.get() >= options.limit());
    }

    private WireRecord numbered(WireRecord row, long index) {
        if (options.sequence().isEmpty()) {
            return row;
        }
        var properties = new LinkedHashMap<String, TypedValue<?>>();
        properties.put(options.sequence(), TypedValues.newLongValue(index));
        properties.putAll(row.getProperties());
        return new WireRecord(properties);
    }

    private boolean stoppedWithin(long nanos) throws InterruptedException {
        return nanos > 0 ? stopped.await(nanos, TimeUnit.NANOSECONDS) : stopped.getCount() == 0;
    }

    void stop() {
        stopped.countDown();
    }

    State state() {
        return state;
    }

    long emitted() {
        return emitted.get();
    }
}
