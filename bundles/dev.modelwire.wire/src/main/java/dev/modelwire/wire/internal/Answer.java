package dev.modelwire.wire.internal;

import java.util.Map;

/** What leaves for one input record: plain values by property name. */
sealed interface Answer {

    Map<String, Object> properties();

    void sendTo(Ports ports);

    void count(Counters counters);

    /** Leaves by the result port. */
    record Result(Map<String, Object> properties) implements Answer {

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
    record Reject(String code, Map<String, Object> properties) implements Answer {

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
