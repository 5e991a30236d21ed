package dev.modelwire.api.store;

import dev.modelwire.api.model.Digest;

/**
 * A load that has begun and of which nobody has heard the end. If the process dies in it, this is what tells the next
 * start.
 *
 * @param digest SHA-256 of the model file that is being loaded
 * @param starts how many loads of it have begun in a row, 1 or more
 */
public record Trial(Digest digest, int starts) {

    public Trial {
        if (digest.algorithm() != Digest.Algorithm.SHA256) {
            throw new IllegalArgumentException("digest [" + digest + "] of a trial must be SHA-256");
        }
        if (starts < 1) {
            throw new IllegalArgumentException("starts [" + starts + "] of a trial must be 1 or more");
        }
    }
}
