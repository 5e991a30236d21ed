package dev.modelwire.sync.internal.transfer;

import dev.modelwire.api.desired.DesiredArtifact;
import dev.modelwire.api.model.Digest;
import dev.modelwire.api.reported.ErrorCode;
import dev.modelwire.sync.internal.transfer.TransferOutcome.Failed;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Tries the places of a file one after the other, and begins the next time with the one after that where it began. One that
 * wants to be left alone is passed over while there are others. Safe for use by several threads.
 */
final class Mirrors {

    /** What is fetched is forgotten; beyond this many files that failed all are. */
    private static final int MOST_FILES = 1024;

    /** Another place cannot help. */
    private static final Set<ErrorCode> OF_THE_STORE =
            Set.of(ErrorCode.STORE_FULL, ErrorCode.STORE_IO, ErrorCode.STORE_CORRUPTED);

    private final LongSupplier elapsedNanos;
    private final Map<Digest, Turn> turns = new HashMap<>();

    /** Where it begins next, and until when which places want to be left alone. */
    private record Turn(int first, Map<URI, Long> restUntil) {}

    Mirrors(LongSupplier elapsedNanos) {
        this.elapsedNanos = elapsedNanos;
    }

    TransferOutcome fetch(DesiredArtifact artifact, Function<DesiredArtifact, TransferOutcome> from) {
        Map<URI, Failed> failures = new LinkedHashMap<>();
        for (URI url : order(artifact)) {
            TransferOutcome outcome = from.apply(artifact.at(url));
            if (outcome instanceof TransferOutcome.Fetched) {
                forget(artifact);
            }
            if (!(outcome instanceof Failed failed)) {
                return outcome;
            }
            if (OF_THE_STORE.contains(failed.code())) {
                return failed;
            }
            failures.put(url, failed);
        }
        remember(artifact, failures);
        return artifact.urls().size() == 1 ? failures.values().iterator().next() : together(artifact, failures);
    }

    private synchronized List<URI> order(DesiredArtifact artifact) {
        Turn turn = turns.get(artifact.digest());
        List<URI> urls = new ArrayList<>(artifact.urls());
        if (turn == null) {
            return urls;
        }
        Collections.rotate(urls, -turn.first() % urls.size());
        List<URI> willing = urls.stream().filter(url -> rest(turn, url) == 0).toList();
        return willing.isEmpty() ? urls : willing;
    }

    private long rest(@Nullable Turn turn, URI url) {
        Long until = turn == null ? null : turn.restUntil().get(url);
        return until == null ? 0 : Math.max(0, until - elapsedNanos.getAsLong());
    }

    private synchronized void forget(DesiredArtifact artifact) {
        turns.remove(artifact.digest());
    }

    private synchronized void remember(DesiredArtifact artifact, Map<URI, Failed> failures) {
        if (artifact.urls().size() == 1) {
            return;
        }
        Turn before = turns.get(artifact.digest());
        Map<URI, Long> restUntil = new HashMap<>(before == null ? Map.of() : before.restUntil());
        failures.forEach((url, failed) -> {
            if (failed.retryAfter().isZero()) {
                restUntil.remove(url);
            } else {
                restUntil.put(
                        url, elapsedNanos.getAsLong() + failed.retryAfter().toNanos());
            }
        });
        if (turns.size() >= MOST_FILES) {
            turns.clear();
        }
        turns.put(artifact.digest(), new Turn(before == null ? 1 : before.first() + 1, restUntil));
    }

    /** A failure that may pass speaks for all of them; whoever may be asked soonest is waited for. */
    private synchronized Failed together(DesiredArtifact artifact, Map<URI, Failed> failures) {
        Turn turn = turns.get(artifact.digest());
        long wait =
                artifact.urls().stream().mapToLong(url -> rest(turn, url)).min().orElse(0);
        Failed last = failures.values().stream()
                .filter(failed -> failed.code().retried())
                .reduce((one, other) -> other)
                .orElseGet(() -> failures.values().iterator().next());
        String details = failures.values().stream()
                .map(failed -> failed.code() + ": " + failed.detail())
                .collect(Collectors.joining("; "));
        return new Failed(
                last.code(),
                "[" + failures.size() + "] of [" + artifact.urls().size() + "] places were tried: " + details,
                Duration.ofNanos(wait));
    }
}
