package dev.modelwire.wire.internal;

import java.util.List;
import java.util.Map;
import org.eclipse.kura.type.TypedValue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends scores and refused records to their ports and counts them. */
final class ScoreOutlet {

    private static final Logger LOGGER = LoggerFactory.getLogger(ScoreOutlet.class);

    private final Ports ports;
    private final ScoreCounters counters;
    private volatile boolean failing;

    /** A record that is refused; {@code model} may be empty. */
    record Refused(Arrival arrival, Refusal refusal, String model) {}

    ScoreOutlet(Ports ports, ScoreCounters counters) {
        this.ports = ports;
        this.counters = counters;
    }

    void refuse(Refused refused) {
        counters.refused(refused.refusal().code());
        Answer answer = AnswerMapping.reject(refused.arrival().record(), refused.refusal(), refused.model());
        send(1, () -> answer.sendTo(ports));
    }

    /** Sends the records of one report together. */
    void report(List<Map<String, TypedValue<?>>> records) {
        if (!records.isEmpty()) {
            send(records.size(), () -> ports.results(records));
        }
    }

    private void send(int records, Runnable emit) {
        try {
            emit.run();
            failing = false;
        } catch (RuntimeException e) {
            counters.emitFailed.add(records);
            if (!failing) {
                failing = true;
                LOGGER.warn("A record could not be emitted; further ones are only counted (emit.failed)", e);
            }
        }
    }
}
