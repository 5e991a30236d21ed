package dev.modelwire.demo.run;

/**
 * How the demo's gateway runs.
 *
 * @param httpPort port of the cloud on the loopback interface, 0 for a free one
 * @param mqttPort port of the broker on the loopback interface, 0 for a free one
 * @param rate records per second that the replay emits, 0 for as fast as it can
 * @param endless whether the replay begins again after the last record
 */
record DemoOptions(int httpPort, int mqttPort, int rate, boolean endless) {

    DemoOptions {
        if (httpPort < 0 || httpPort > 65_535 || mqttPort < 0 || mqttPort > 65_535) {
            throw new IllegalArgumentException(
                    "ports [" + httpPort + ", " + mqttPort + "] must be 0 to 65535, 0 for a free one");
        }
        if (rate < 0 || rate > 1_000_000) {
            throw new IllegalArgumentException("rate [" + rate + "] must be 0 to 1000000 records/s");
        }
    }
}
