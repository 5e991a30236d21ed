package dev.modelwire.testkit.http;

import java.io.IOException;
import java.time.Duration;

/** A wire that passes everything on. */
class FilterWire implements Wire {

    final Wire wire;

    FilterWire(Wire wire) {
        this.wire = wire;
    }

    @Override
    public void say(String text) throws IOException {
        wire.say(text);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        wire.write(bytes, offset, length);
    }

    @Override
    public void pause(Duration time) throws IOException {
        wire.pause(time);
    }

    @Override
    public void stall() throws IOException {
        wire.stall();
    }

    @Override
    public void reset() throws IOException {
        wire.reset();
    }
}
