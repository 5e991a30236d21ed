package dev.modelwire.wire.internal;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends answers to their port and counts them. */
final class Outlet {

    private static final Logger LOGGER = LoggerFactory.getLogger(Outlet.class);

    private final Ports ports;
    private final Counters counters;
    private volatile boolean failing;

    Outlet(Ports ports, Counters counters) {
        this.ports = ports;
        this.counters = counters;
    }

    void send(Answer answer) {
        answer.count(counters);
        try {
            answer.sendTo(ports);
            failing = false;
        } catch (RuntimeException e) {
            counters.emitFailed.increment();
            if (!failing) {
                failing = true;
                LOGGER.warn("A record could not be emitted; further ones are only counted (emit.failed)", e);
            }
        }
    }
}
