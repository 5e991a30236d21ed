package dev.modelwire.wire.internal;

import java.util.Map;
import org.eclipse.kura.type.TypedValue;

/** What leaves for one input record: typed values by property name. */
sealed interface Answer {

    Map<String, TypedValue<?>> properties();

    void sendTo(Ports ports);

    void count(Counters counters);

    /** Leaves by the result port. */
    record Result(Map<String, TypedValue<?>> properties) implements Answer {

        @Override
        public void sendTo(Ports ports) {
            ports.result(properties);
        }

        @Override
        public void count(Counters counters) {
            counters.scored.increment();
        }
    }

    /** Leaves by the reject port. */
    record Reject(String code, Map<String, TypedValue<?>> properties) implements Answer {

        @Override
        public void sendTo(Ports ports) {
            ports.reject(properties);
        }

        @Override
        public void count(Counters counters) {
            counters.refused(code);
        }
    }
}
