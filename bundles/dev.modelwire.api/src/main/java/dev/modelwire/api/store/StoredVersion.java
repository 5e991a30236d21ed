package dev.modelwire.api.store;

import dev.modelwire.api.model.ArtifactRole;
import dev.modelwire.api.model.Digest;
import dev.modelwire.api.model.VersionLabel;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

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
        Set<ArtifactRole> roles = EnumSet.noneOf(ArtifactRole.class);
        for (StoredArtifact artifact : artifacts) {
            roles.add(artifact.role());
        }
        if (roles.size() != artifacts.size() || !roles.contains(ArtifactRole.MODEL)) {
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
        for (StoredArtifact artifact : artifacts) {
            if (artifact.role() == role) {
                return Optional.of(artifact);
            }
        }
        return Optional.empty();
    }
}
