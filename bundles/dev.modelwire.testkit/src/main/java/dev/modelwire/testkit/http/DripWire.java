package dev.modelwire.testkit.http;

import java.io.IOException;
import java.time.Duration;

/** Sends a few bytes at a time, with a pause before all but the first. */
final class DripWire extends FilterWire {

    private final int most;
    private final Duration pause;
    private boolean begun;

    DripWire(Wire wire, int most, Duration pause) {
        super(wire);
        this.most = most;
        this.pause = pause;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        for (int at = 0; at < length; at += most) {
            if (begun) {
                wire.pause(pause);
            }
            begun = true;
            wire.write(bytes, offset + at, Math.min(most, length - at));
        }
    }
}
