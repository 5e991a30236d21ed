package dev.modelwire.store.internal;

import dev.modelwire.api.model.Digest;
import dev.modelwire.api.reported.ErrorCode;
import dev.modelwire.api.store.ModelRecord;
import dev.modelwire.api.store.StoreException;
import dev.modelwire.api.store.StoredArtifact;
import java.io.IOException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** What lies in the store, what of it is needed, and the order in which the rest goes. Guarded by the store's lock. */
final class Stocktaking implements Room.Stock {

    private final Records records;
    private final Blobs blobs;
    private final Partials partials;
    private final TempFiles temp;
    private final Leases leases;
    private final FileView view;

    /** Files that came and that no record names yet: the rest of their version may be on its way. */
    private final Set<Digest> arrivals = new HashSet<>();

    Stocktaking(Records records, Blobs blobs, Partials partials, TempFiles temp, Leases leases, FileView view) {
        this.records = records;
        this.blobs = blobs;
        this.partials = partials;
        this.temp = temp;
        this.leases = leases;
        this.view = view;
    }

    void arrived(Digest sha256) {
        arrivals.add(sha256);
    }

    void named(ModelRecord record) {
        record.allVersions().stream()
                .flatMap(version -> version.artifacts().stream())
                .map(StoredArtifact::digest)
                .forEach(arrivals::remove);
    }

    /** Removes all that is not needed but for the files spared, which may be named by either digest; returns the bytes. */
    long collect(Set<Digest> spared) throws IOException {
        records.complete();
        Set<Digest> whole = blobs.targets(spared);
        arrivals.retainAll(whole);
        view.refresh(records.all());
        return temp.sweep() + blobs.emptyQuarantine() + partials.collect(spared) + collectBlobs(whole::contains);
    }

    private long collectBlobs(Predicate<Digest> spared) throws IOException {
        if (!records.complete()) {
            return 0;
        }
        Set<Digest> named = records.named();
        return blobs.collect(digest -> named.contains(digest) || leases.isLent(digest) || spared.test(digest));
    }

    @Override
    public long usedBytes() throws IOException {
        return blobs.bytes() + blobs.quarantinedBytes() + partials.bytes();
    }

    @Override
    public long reclaimableBytes() throws IOException {
        long unneeded = blobs.quarantinedBytes() + partials.bytes();
        if (!records.complete()) {
            return unneeded;
        }
        Set<Digest> named = records.namedOnceSettled();
        Set<Digest> retired = Retention.reclaimable(records.all(), this::held);
        return unneeded + blobs.bytes(digest -> retired.contains(digest) || (!named.contains(digest) && !held(digest)));
    }

    private boolean held(Digest digest) {
        return leases.isLent(digest) || arrivals.contains(digest);
    }

    /** Removes what nobody needs at once, then retired versions one by one. */
    @Override
    public boolean makeRoom() throws IOException, StoreException {
        long freed =
                temp.sweep() + blobs.emptyQuarantine() + partials.collect(Set.of()) + collectBlobs(arrivals::contains);
        if (freed > 0) {
            return true;
        }
        if (!records.complete()) {
            return false;
        }
        if (settled()) {
            return true;
        }
        Optional<Retention.Victim> victim = Retention.next(records.all(), this::held);
        if (victim.isEmpty()) {
            return false;
        }
        forget(victim.get());
        collectBlobs(arrivals::contains);
        return true;
    }

    private boolean settled() throws StoreException {
        try {
            return records.settle();
        } catch (StoreException e) {
            if (e.code() != ErrorCode.STORE_FULL) {
                throw e;
            }
            return false;
        }
    }

    /** A disk may be so full that not even the shorter record fits: then the version's own files go before its name. */
    private void forget(Retention.Victim victim) throws IOException, StoreException {
        ModelRecord shorter = victim.removedFrom(records.record(victim.model()));
        try {
            records.save(shorter);
        } catch (StoreException e) {
            if (e.code() != ErrorCode.STORE_FULL) {
                throw e;
            }
            Set<Digest> freed = Retention.onlyIn(victim, records.all());
            blobs.collect(digest -> !freed.contains(digest));
            records.save(shorter);
        }
    }
}
