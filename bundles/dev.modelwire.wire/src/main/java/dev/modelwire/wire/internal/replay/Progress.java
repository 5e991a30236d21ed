package dev.modelwire.wire.internal.replay;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.LongAdder;

/** How far a replay has come. */
final class Progress {

    enum State {
        NOT_CONFIGURED,
        WAITING,
        RUNNING,
        PAUSED,
        FINISHED,
        FAILED,
        STOPPED
    }

    final LongAdder emitted = new LongAdder();
    final LongAdder emitFailed = new LongAdder();
    final LongAdder badRows = new LongAdder();
    final LongAdder files = new LongAdder();
    final LongAdder rounds = new LongAdder();
    private volatile State state = State.NOT_CONFIGURED;

    State state() {
        return state;
    }

    void state(State now) {
        state = now;
    }

    Map<String, Long> snapshot() {
        Map<String, Long> all = new TreeMap<>();
        all.put("emitted", emitted.sum());
        all.put("emit.failed", emitFailed.sum());
        all.put("rows.bad", badRows.sum());
        all.put("files", files.sum());
        all.put("rounds", rounds.sum());
        State now = state;
        for (State each : State.values()) {
            all.put("state." + each.name().toLowerCase(Locale.ROOT).replace('_', '-'), each == now ? 1L : 0L);
        }
        return all;
    }
}
