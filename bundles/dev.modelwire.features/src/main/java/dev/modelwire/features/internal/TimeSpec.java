package dev.modelwire.features.internal;

/**
 * Where the time of a record comes from.
 *
 * @param property empty if it is the time at which the record arrives
 * @param mostAheadMillis how far it may be ahead of the gateway's clock, -1 if that does not matter
 * @param restartAfter after how many late or duplicate records in a row a window begins anew, 0 if it never does
 */
record TimeSpec(String property, Unit unit, Zone zone, long mostAheadMillis, int restartAfter) {

    /** How the property tells the time. */
    enum Unit {
        MS,
        S,
        ISO
    }

    static TimeSpec arrival(Zone zone) {
        return new TimeSpec("", Unit.MS, zone, -1, 0);
    }

    boolean isArrival() {
        return property.isEmpty();
    }
}
