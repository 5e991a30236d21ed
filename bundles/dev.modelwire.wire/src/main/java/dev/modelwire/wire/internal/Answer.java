package dev.modelwire.wire.internal;

import java.util.Map;
import org.eclipse.kura.type.TypedValue;

/** What leaves for one input record: typed values by property name. */
sealed interface Answer {

    Map<String, TypedValue<?>> properties();

    void sendTo(Ports ports);

    void count(Counters counters);

    /** Nothing leaves: the record went into the window of a model, and no result is due by it. */
    record Absorbed() implements Answer {

        @Override
        public Map<String, TypedValue<?>> properties() {
            return Map.of();
        }

        @Override
        public void sendTo(Ports ports) {}

        @Override
        public void count(Counters counters) {
            counters.add(Count.ABSORBED, 1);
        }
    }

    /** Leaves by the result port. */
    record Result(Map<String, TypedValue<?>> properties) implements Answer {

        @Override
        public void sendTo(Ports ports) {
            ports.result(properties);
        }

        @Override
        public void count(Counters counters) {
            counters.add(Count.SCORED, 1);
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
