package dev.modelwire.inference.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * The open leases of a model. Those that come and go find a place without a lock and near to no other thread's; only where
 * many are open at once do more of them go into a set.
 */
final class OpenLeases {

    /** So many beyond the places are a crowd: somebody may take leases and not close them. */
    static final int CROWD = 64;

    private static final int PLACES = 256;
    private static final int APART = 16;
    private static final int TRIED = 8;

    private final AtomicReferenceArray<OpenLease> places = new AtomicReferenceArray<>(PLACES);
    private final Set<OpenLease> others = ConcurrentHashMap.newKeySet();

    /** Adds one; false if there is a crowd of them by now. */
    boolean add(OpenLease lease) {
        int first = (int) Thread.currentThread().getId() * APART;
        for (int i = 0; i < TRIED; i++) {
            int place = (first + i) & (PLACES - 1);
            lease.place(place);
            if (places.getPlain(place) == null && places.compareAndSet(place, null, lease)) {
                return true;
            }
        }
        lease.place(-1);
        others.add(lease);
        return !isCrowd();
    }

    void remove(OpenLease lease) {
        if (lease.place() >= 0) {
            places.setRelease(lease.place(), null);
        } else {
            others.remove(lease);
        }
    }

    boolean isCrowd() {
        return others.size() >= CROWD;
    }

    /** Returns those that are open now. */
    List<OpenLease> all() {
        List<OpenLease> all = new ArrayList<>(others);
        for (int i = 0; i < PLACES; i++) {
            OpenLease lease = places.get(i);
            if (lease != null) {
                all.add(lease);
            }
        }
        return all;
    }
}
