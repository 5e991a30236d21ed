package dev.modelwire.sync.internal.report;

import dev.modelwire.api.model.Digest;
import dev.modelwire.api.model.VersionLabel;
import dev.modelwire.api.store.StoredVersion;

/** A version as reported; the engine is empty where none runs it. */
public record VersionReport(VersionLabel version, Digest digest, String engine) {

    public static VersionReport of(StoredVersion version) {
        return new VersionReport(version.label(), version.digest(), "");
    }
}
