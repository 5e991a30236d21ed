package dev.modelwire.inference.internal.manifest;

/**
 * How those who made the version want it run.
 *
 * @param engine the name of the only engine that may run it, empty if the gateway chooses
 * @param ownProcess whether it runs in a process of its own
 */
public record RuntimeSpec(String engine, boolean ownProcess) {

    /** As the gateway chooses. */
    public static final RuntimeSpec ANY = new RuntimeSpec("", false);
}
