package dev.modelwire.store.internal;

import dev.modelwire.api.model.Digest;
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

    /** Removes all that is not needed but for the files spared; returns the bytes. */
    long collect(Set<Digest> spared) throws IOException {
        arrivals.retainAll(spared);
        view.refresh(records.all());
        return temp.sweep() + blobs.emptyQuarantine() + partials.collect() + collectBlobs(spared::contains);
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
        Set<Digest> named = records.named();
        Set<Digest> retired = Retention.reclaimable(records.all(), this::held);
        return blobs.quarantinedBytes()
                + partials.bytes()
                + blobs.bytes(digest -> retired.contains(digest) || (!named.contains(digest) && !held(digest)));
    }

    private boolean held(Digest digest) {
        return leases.isLent(digest) || arrivals.contains(digest);
    }

    /** Removes what nobody needs at once, then retired versions one by one. */
    @Override
    public boolean makeRoom() throws IOException, StoreException {
        long freed = temp.sweep() + blobs.emptyQuarantine() + partials.collect() + collectBlobs(arrivals::contains);
        if (freed > 0) {
            return true;
        }
        Optional<Retention.Victim> victim = Retention.next(records.all(), this::held);
        if (victim.isEmpty()) {
            return false;
        }
        records.save(victim.get().removedFrom(records.record(victim.get().model())));
        collectBlobs(arrivals::contains);
        return true;
    }
}
