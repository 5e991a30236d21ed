package dev.modelwire.api.desired;

import dev.modelwire.api.model.ArtifactRole;
import dev.modelwire.api.model.Digest;
import dev.modelwire.api.model.LocalFileName;
import dev.modelwire.api.model.ModelName;
import dev.modelwire.api.model.VersionLabel;
import java.util.List;
import java.util.Objects;

/**
 * One model of a desired state.
 *
 * @param name the model
 * @param version what people call the version
 * @param artifacts its files: exactly one model file, at most one manifest
 * @param fileNames local file names under which others read the model file once it is active; may be empty
 * @param activation when a version that is stored is activated
 * @param rollout which share of the fleet takes the version
 */
public record DesiredModel(
        ModelName name,
        VersionLabel version,
        List<DesiredArtifact> artifacts,
        List<LocalFileName> fileNames,
        Activation activation,
        Rollout rollout) {

    public DesiredModel {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(version, "version");
        Objects.requireNonNull(activation, "activation");
        Objects.requireNonNull(rollout, "rollout");
        artifacts = List.copyOf(artifacts);
        fileNames = List.copyOf(fileNames);
        if (artifacts.stream().filter(a -> a.role() == ArtifactRole.MODEL).count() != 1) {
            throw new IllegalArgumentException("model [" + name + "] must have exactly one artifact with role [model]");
        }
        if (artifacts.stream().filter(a -> a.role() == ArtifactRole.MANIFEST).count() > 1) {
            throw new IllegalArgumentException(
                    "model [" + name + "] must have at most one artifact with role [manifest]");
        }
    }

    /** As the other one: activated at once, on every gateway. */
    public DesiredModel(
            ModelName name, VersionLabel version, List<DesiredArtifact> artifacts, List<LocalFileName> fileNames) {
        this(name, version, artifacts, fileNames, Activation.IMMEDIATE, Rollout.ALL);
    }

    /** Returns the digest of the model file as the desired state names it. */
    public Digest fingerprint() {
        return artifacts.stream()
                .filter(a -> a.role() == ArtifactRole.MODEL)
                .findFirst()
                .orElseThrow()
                .digest();
    }
}
