package dev.modelwire.gateway.internal.component;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.osgi.service.component.ComponentException;
import org.slf4j.LoggerFactory;

/** The time between two ticks, from one millisecond on. */
record TimerOptions(Duration interval) {

    static final TimerOptions DEFAULT = new TimerOptions(Duration.ofSeconds(10));

    TimerOptions {
        if (interval.toMillis() < 1) {
            throw new IllegalArgumentException(
                    "Timer interval [" + interval + "] is too short: give one millisecond or more");
        }
    }

    static TimerOptions from(TimerConfig config, TimerOptions otherwise) {
        try {
            var unit = TimeUnit.valueOf(config.simple_time_unit());
            return new TimerOptions(Duration.of(config.simple_interval(), unit.toChronoUnit()));
        } catch (ComponentException | IllegalArgumentException e) {
            LoggerFactory.getLogger(Timer.class).error("Timer keeps its interval {}", otherwise.interval(), e);
            return otherwise;
        }
    }
}
