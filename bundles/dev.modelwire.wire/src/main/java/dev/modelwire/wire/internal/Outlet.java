package dev.modelwire.wire.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.kura.type.TypedValue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends answers and reports to their port and counts them. */
final class Outlet {

    private static final Logger LOGGER = LoggerFactory.getLogger(Outlet.class);

    private final Ports ports;
    private final Counters counters;
    private final FailureRun failures = new FailureRun();

    Outlet(Ports ports, Counters counters) {
        this.ports = ports;
        this.counters = counters;
    }

    void send(Answer answer) {
        answer.count(counters);
        try {
            answer.sendTo(ports);
            failures.ends();
        } catch (RuntimeException e) {
            failed(1, e);
        }
    }

    /** Sends answers in their order; results that follow one another leave in one envelope. */
    void sendTogether(List<Answer> answers) {
        List<Map<String, TypedValue<?>>> results = new ArrayList<>();
        for (Answer answer : answers) {
            if (answer instanceof Answer.Result result) {
                answer.count(counters);
                results.add(result.properties());
            } else {
                sendResults(results);
                send(answer);
            }
        }
        sendResults(results);
    }

    /** Sends the records of one report together; none of them is the answer to a record. */
    void report(List<Map<String, TypedValue<?>>> records) {
        if (!records.isEmpty()) {
            try {
                ports.results(records);
                failures.ends();
            } catch (RuntimeException e) {
                failed(records.size(), e);
            }
        }
    }

    private void sendResults(List<Map<String, TypedValue<?>>> results) {
        report(List.copyOf(results));
        results.clear();
    }

    private void failed(int records, RuntimeException e) {
        counters.add(Count.EMIT_FAILED, records);
        if (failures.begins()) {
            LOGGER.warn("A record could not be emitted; further ones are only counted (emit.failed)", e);
        }
    }
}
