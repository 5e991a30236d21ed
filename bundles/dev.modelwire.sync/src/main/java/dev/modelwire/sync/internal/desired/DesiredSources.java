package dev.modelwire.sync.internal.desired;

import dev.modelwire.api.desired.DesiredState;
import dev.modelwire.api.desired.SourceId;
import dev.modelwire.api.reported.ErrorCode;
import dev.modelwire.sync.internal.desired.SourceMemory.Accepted;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Accepts documents by the rules of revision and expiry, and remembers them by source. For one thread. */
public final class DesiredSources {

    private final Map<String, SourceMemory> memories;

    public DesiredSources(Map<String, SourceMemory> memories) {
        this.memories = new TreeMap<>(memories);
    }

    public Offer offer(SourceId source, String origin, String text, ParseOutcome parsed, Instant now) {
        if (parsed instanceof ParseOutcome.Parsed full) {
            return offer(source, origin, new Accepted(text, full.state()), now);
        }
        return parsed instanceof ParseOutcome.Refused refused
                ? new Offer.Refused(refused.code(), refused.detail())
                : new Offer.SaysNothing();
    }

    private Offer offer(SourceId source, String origin, Accepted offered, Instant now) {
        SourceMemory before = memory(source);
        boolean moved = !before.origin().equals(origin);
        Accepted highest = moved ? null : before.highest();
        DesiredState state = offered.state();
        boolean same = before.accepted() != null && before.accepted().state().equals(state);
        if (!same && !state.expires().isAfter(now)) {
            return new Offer.Refused(
                    ErrorCode.DESIRED_EXPIRED,
                    "revision [" + state.revision() + "] expired at [" + state.expires() + "]: publish a new one");
        }
        if (state.revision() > 0 && highest != null) {
            Optional<String> old = replayed(state, highest.state());
            if (old.isPresent()) {
                return new Offer.Refused(ErrorCode.DESIRED_REVISION_OLD, old.get());
            }
        }
        if (!same || moved) {
            memories.put(source.value(), new SourceMemory(origin, offered, state.revision() > 0 ? offered : highest));
        }
        return new Offer.Accepted(!same || moved);
    }

    private static Optional<String> replayed(DesiredState offered, DesiredState highest) {
        if (offered.revision() < highest.revision()) {
            return Optional.of("revision [" + offered.revision() + "] is below [" + highest.revision()
                    + "], which this source gave before: publish with a higher one");
        }
        if (offered.revision() == highest.revision() && !offered.equals(highest)) {
            return Optional.of("revision [" + offered.revision()
                    + "] came before with another content: publish with a higher one");
        }
        return Optional.empty();
    }

    /** Forgets what a source wanted, but not how far its revisions had come; returns whether that changed anything. */
    public boolean withdraw(SourceId source) {
        SourceMemory before = memory(source);
        if (before.accepted() == null) {
            return false;
        }
        memories.put(source.value(), new SourceMemory(before.origin(), null, before.highest()));
        return true;
    }

    public @Nullable Accepted accepted(SourceId source) {
        return memory(source).accepted();
    }

    private SourceMemory memory(SourceId source) {
        return memories.getOrDefault(source.value(), SourceMemory.NOTHING);
    }

    public Map<String, SourceMemory> memories() {
        return Map.copyOf(memories);
    }
}
