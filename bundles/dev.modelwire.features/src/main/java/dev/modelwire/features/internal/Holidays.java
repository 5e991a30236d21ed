package dev.modelwire.features.internal;

import java.util.Arrays;

/** A list of days. */
final class Holidays {

    private final long[] epochDays;

    Holidays(long[] epochDays) {
        this.epochDays = epochDays.clone();
        Arrays.sort(this.epochDays);
    }

    boolean contains(long local) {
        return Arrays.binarySearch(epochDays, Math.floorDiv(local, Pace.DAY)) >= 0;
    }
}
