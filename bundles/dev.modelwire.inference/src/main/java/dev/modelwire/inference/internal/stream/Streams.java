package dev.modelwire.inference.internal.stream;

import dev.modelwire.api.model.ModelVersion;
import dev.modelwire.features.internal.FeaturePlan;
import dev.modelwire.features.internal.FeatureStream;
import dev.modelwire.features.internal.FeatureStream.Takeover;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The streams of records of one model, with windows for each loaded version. Safe for use by several threads. */
public final class Streams {

    /** The most streams of one model. */
    public static final int MOST = 256;

    private static final Logger LOG = LoggerFactory.getLogger(Streams.class);

    private final LongSupplier clock;
    private final ConcurrentHashMap<String, StreamGroup> groups = new ConcurrentHashMap<>();
    private final List<Member> members = new ArrayList<>();
    private final Map<String, byte[]> seeds = new HashMap<>();
    private boolean wanted = true;
    private boolean kept;

    /** Makes streams without any; the clock gives milliseconds since 1970-01-01T00:00Z. */
    public Streams(LongSupplier clock) {
        this.clock = clock;
    }

    /**
     * Lets a version take part from now on: it gets every record of every stream, and goes on with the windows of the one before
     * where their plans allow it.
     */
    public synchronized Member join(FeaturePlan plan, ModelVersion version) {
        wanted = true;
        Member member = new Member(this, plan, version);
        groups.forEach((name, group) -> {
            group.lock().lock();
            try {
                FeatureStream before = group.newest();
                FeatureStream stream = new FeatureStream(plan, clock);
                if (before != null) {
                    told(version, name, stream.takeOver(before));
                }
                group.add(member, stream);
            } finally {
                group.lock().unlock();
            }
        });
        members.add(member);
        kept = plan.isKept();
        return member;
    }

    /** Returns what the windows have, by stream, for who keeps it. */
    public synchronized Map<String, byte[]> snapshots() {
        Map<String, byte[]> all = new HashMap<>(seeds);
        groups.forEach((name, group) -> {
            byte[] snapshot = snapshot(group);
            if (snapshot != null) {
                all.put(name, snapshot);
            }
        });
        return all;
    }

    /** Returns streams for a version that is given the same records by other ways, with what the windows have now. */
    public Streams copy() {
        Streams copy = new Streams(clock);
        copy.begin(snapshots());
        return copy;
    }

    /** Returns whether the version that came last wants its windows to outlast a restart. */
    public synchronized boolean areKept() {
        return wanted && kept;
    }

    /** Lets streams that come begin with these windows. */
    public synchronized void begin(Map<String, byte[]> snapshots) {
        snapshots.forEach(seeds::putIfAbsent);
    }

    /** Forgets all windows once the versions that are loaded have left. */
    public synchronized void forget() {
        wanted = false;
        seeds.clear();
    }

    synchronized void leave(Member member) {
        if (!members.remove(member)) {
            return;
        }
        boolean isLast = members.isEmpty();
        groups.forEach((name, group) -> {
            byte[] snapshot = isLast && wanted ? snapshot(group) : null;
            if (snapshot != null) {
                seeds.put(name, snapshot);
            }
            group.lock().lock();
            try {
                group.remove(member);
            } finally {
                group.lock().unlock();
            }
        });
        if (isLast) {
            groups.clear();
        }
    }

    /** Returns the stream of that name, which begins if it is new; null if there are too many. */
    @Nullable
    StreamGroup group(String name) {
        StreamGroup group = groups.get(name);
        return group == null ? begun(name) : group;
    }

    private synchronized @Nullable StreamGroup begun(String name) {
        StreamGroup known = groups.get(name);
        if (known != null || groups.size() >= MOST) {
            return known;
        }
        StreamGroup group = new StreamGroup();
        byte[] seed = seeds.remove(name);
        for (Member member : members) {
            FeatureStream stream = new FeatureStream(member.plan(), clock);
            if (seed != null) {
                told(member.version(), name, stream.restore(seed));
            }
            group.add(member, stream);
        }
        groups.put(name, group);
        return group;
    }

    private static byte @Nullable [] snapshot(StreamGroup group) {
        group.lock().lock();
        try {
            FeatureStream newest = group.newest();
            return newest == null ? null : newest.snapshot();
        } finally {
            group.lock().unlock();
        }
    }

    private static void told(ModelVersion version, String stream, Takeover takeover) {
        if (takeover.taken()) {
            LOG.debug("[{}], stream [{}]: {}", version, stream, takeover.detail());
        } else {
            LOG.warn("[{}], stream [{}]: {}", version, stream, takeover.detail());
        }
    }
}
