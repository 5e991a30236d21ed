package org.eclipse.kura.wire.graph;

import java.util.Arrays;

/** Keys of the properties that describe the ports of components and wires. */
public enum Constants {
    WIRE_EMITTER_PORT_PROP_NAME("emitter.port"),
    WIRE_RECEIVER_PORT_PROP_NAME("receiver.port"),
    RECEIVER_PORT_COUNT_PROP_NAME("receiver.port.count"),
    EMITTER_PORT_COUNT_PROP_NAME("emitter.port.count"),
    RECEIVER_KURA_SERVICE_PID_PROP_NAME("receiver.kura.service.pid"),
    EMITTER_KURA_SERVICE_PID_PROP_NAME("emitter.kura.service.pid");

    private final String value;

    Constants(String value) {
        this.value = value;
    }

    /** The text this constant stands for. */
    public String value() {
        return value;
    }

    /** The constant whose {@link #value()} is the given text, compared exactly. */
    public static Constants fromValue(String v) {
        for (var constant : values()) {
            if (constant.value.equals(v)) {
                return constant;
            }
        }
        throw new IllegalArgumentException(
                "Constants [" + v + "] is unknown: expected one of " + Arrays.toString(values()));
    }
}
