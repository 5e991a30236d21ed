package dev.modelwire.deployment;

import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * When what is packaged was changed last. The time becomes the qualifier of the version: Deployment Admin replaces a
 * bundle only if its version differs, and nobody should replace one that did not change.
 */
interface Qualifiers {

    /** Returns when the content of a bundle changed last. */
    Instant ofBundle(Feature.Bundle bundle) throws IOException;

    /** Returns when the feature's own document changed last. */
    Instant ofFeature(String name) throws IOException;

    /** Returns the qualifier, which sorts as the times do. */
    static String text(Instant changed) {
        return DateTimeFormatter.ofPattern("'v'uuuuMMddHHmmss").format(changed.atOffset(ZoneOffset.UTC));
    }

    /** All changed at the same time. */
    static Qualifiers fixed(Instant changed) {
        return new Qualifiers() {
            @Override
            public Instant ofBundle(Feature.Bundle bundle) {
                return changed;
            }

            @Override
            public Instant ofFeature(String name) {
                return changed;
            }
        };
    }
}
