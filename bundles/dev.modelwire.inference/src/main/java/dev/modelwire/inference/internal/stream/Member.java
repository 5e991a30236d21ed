package dev.modelwire.inference.internal.stream;

import dev.modelwire.api.inference.RefusalCode;
import dev.modelwire.api.inference.ScoreOutcome;
import dev.modelwire.api.model.ModelVersion;
import dev.modelwire.features.internal.FeaturePlan;
import dev.modelwire.features.internal.FeatureStream;
import java.util.Map;
import java.util.function.Function;

/** A loaded version that takes part in the streams of its model until it leaves. Safe for use by several threads. */
public final class Member {

    private final Streams streams;
    private final FeaturePlan plan;
    private final ModelVersion version;

    Member(Streams streams, FeaturePlan plan, ModelVersion version) {
        this.streams = streams;
        this.plan = plan;
        this.version = version;
    }

    FeaturePlan plan() {
        return plan;
    }

    ModelVersion version() {
        return version;
    }

    /**
     * Takes a record into the windows of its stream, and scores the tensor of this version if one is due by it. The records of one
     * stream go one after the other, those of different streams at the same time.
     */
    public ScoreOutcome score(Map<String, ?> record, String stream, Function<FeatureStream, ScoreOutcome> scoring) {
        StreamGroup group = streams.group(stream);
        if (group == null) {
            return new ScoreOutcome.Refused(
                    RefusalCode.TOO_MANY_KEYS,
                    "stream [" + stream + "] would be one of more than [" + Streams.MOST + "] of [" + version
                            + "]: each has windows of its own");
        }
        group.lock().lock();
        try {
            FeatureStream mine = group.of(this);
            if (mine == null) {
                return new ScoreOutcome.Refused(RefusalCode.STOPPED, "[" + version + "] was freed");
            }
            group.offerToOthers(this, record);
            return switch (mine.offer(record)) {
                case REFUSED -> new ScoreOutcome.Refused(mine.refusal(), mine.detail());
                case ABSORBED -> new ScoreOutcome.Absorbed(version, mine.detail());
                case DUE -> scoring.apply(mine);
            };
        } finally {
            group.lock().unlock();
        }
    }

    /** Takes part no more. What the windows have is kept for a version that comes later. Leaving twice is harmless. */
    public void leave() {
        streams.leave(this);
    }
}
