package dev.modelwire.gateway.internal.component;

import java.time.Duration;
import org.osgi.service.component.ComponentException;
import org.slf4j.LoggerFactory;

/** What a replay does; a rate or limit of 0 means none. */
record ReplayOptions(
        String file, int rate, Duration startDelay, boolean running, boolean repeat, String sequence, int limit) {

    static final ReplayOptions OFF = new ReplayOptions("", 0, Duration.ZERO, false, false, "", 0);

    ReplayOptions {
        atLeastZero("rate", rate);
        atLeastZero("start.delay.ms", startDelay.toMillis());
        atLeastZero("limit", limit);
    }

    static ReplayOptions from(CsvReplayConfig config, ReplayOptions otherwise) {
        try {
            return new ReplayOptions(
                    config.file() == null ? "" : config.file(),
                    config.rate(),
                    Duration.ofMillis(config.start_delay_ms()),
                    config.running(),
                    config.repeat(),
                    config.sequence() == null ? "" : config.sequence(),
                    config.limit());
        } catch (ComponentException | IllegalArgumentException e) {
            LoggerFactory.getLogger(CsvReplay.class).error("Replay goes on as before", e);
            return otherwise;
        }
    }

    /** When the record of this number is due, in nanoseconds after the first. */
    long dueNanos(long index) {
        return rate == 0 ? 0 : Math.multiplyExact(index, 1_000_000_000L) / rate;
    }

    private static void atLeastZero(String key, long value) {
        if (value < 0) {
            throw new IllegalArgumentException("Replay [" + key + "] is [" + value + "]: give 0 or more");
        }
    }
}
