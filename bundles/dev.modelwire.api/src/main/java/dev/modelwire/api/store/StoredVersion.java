package dev.modelwire.api.store;

import dev.modelwire.api.model.ArtifactRole;
import dev.modelwire.api.model.Digest;
import dev.modelwire.api.model.VersionLabel;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The files of one version that lie in the store.
 *
 * @param label what people call it
 * @param artifacts its files, each role at most once, exactly one of them the model
 */
public record StoredVersion(VersionLabel label, List<StoredArtifact> artifacts) {

    public StoredVersion {
        Objects.requireNonNull(label, "label");
        artifacts = List.copyOf(artifacts);
        long roles = artifacts.stream().map(StoredArtifact::role).distinct().count();
        if (roles != artifacts.size() || artifacts.stream().noneMatch(a -> a.role() == ArtifactRole.MODEL)) {
            throw new IllegalArgumentException(
                    "version [" + label + "] must have one model artifact and no role twice");
        }
    }

    /** Returns the model file. */
    public StoredArtifact model() {
        return artifact(ArtifactRole.MODEL).orElseThrow();
    }

    /** Returns the SHA-256 of the model file, by which the version is known. */
    public Digest digest() {
        return model().digest();
    }

    /** Returns the artifact of that role, if the version has one. */
    public Optional<StoredArtifact> artifact(ArtifactRole role) {
        return artifacts.stream().filter(a -> a.role() == role).findFirst();
    }
}
