package dev.modelwire.api.store;

import dev.modelwire.api.model.Digest;
import dev.modelwire.api.reported.ErrorCode;
import java.time.Instant;
import java.util.Objects;

/**
 * A version that failed a gate and is not tried again by itself.
 *
 * @param fingerprint what was tried: the digest of the model file as the desired state names it
 * @param code which gate refused it
 * @param detail why, in a sentence
 * @param since when
 */
public record KnownBad(Digest fingerprint, ErrorCode code, String detail, Instant since) {

    public KnownBad {
        Objects.requireNonNull(fingerprint, "fingerprint");
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(detail, "detail");
        Objects.requireNonNull(since, "since");
    }
}
