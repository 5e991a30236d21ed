package dev.modelwire.sync.internal.desired;

import dev.modelwire.api.desired.DesiredArtifact;
import dev.modelwire.api.desired.DesiredModel;
import dev.modelwire.api.desired.DesiredState;
import dev.modelwire.api.model.ArtifactRole;
import dev.modelwire.api.model.Digest;
import dev.modelwire.api.model.LocalFileName;
import dev.modelwire.api.model.ModelName;
import dev.modelwire.api.model.VersionLabel;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The desired state, format version 1. */
final class FullForm {

    private static final long LARGEST_INTEGER = (1L << 53) - 1;

    private FullForm() {}

    static DesiredState read(Fields root, UrlRule rule) throws DesiredRefusedException {
        root.known(Set.of("modelwire", "revision", "models"), Set.of("expires"));
        root.integer("modelwire", 1, 1);
        long revision = root.integer("revision", 1, LARGEST_INTEGER);
        Instant expires = root.has("expires") ? root.typed("expires", FullForm::instant) : Instant.MAX;
        List<DesiredModel> models = new ArrayList<>();
        Set<ModelName> names = new HashSet<>();
        Set<String> fileNames = new HashSet<>();
        for (Fields fields : root.objects("models")) {
            DesiredModel model = model(fields, rule);
            if (!names.add(model.name())) {
                throw Fields.invalid(fields.at("name"), "is [" + model.name() + "], which stands twice");
            }
            for (LocalFileName name : model.fileNames()) {
                if (!fileNames.add(name.value().toLowerCase(Locale.ROOT))) {
                    throw Fields.invalid(fields.at("fileName"), "is [" + name + "], which another model has");
                }
            }
            models.add(model);
        }
        return new DesiredState(revision, expires, models, List.of());
    }

    private static DesiredModel model(Fields fields, UrlRule rule) throws DesiredRefusedException {
        fields.known(Set.of("name", "version", "artifacts"), Set.of("fileName", "activate", "rollout"));
        ModelName name = fields.typed("name", ModelName::of);
        VersionLabel version = fields.typed("version", VersionLabel::of);
        List<DesiredArtifact> artifacts = new ArrayList<>();
        for (Fields artifact : fields.objects("artifacts")) {
            artifacts.add(artifact(artifact, rule));
        }
        List<LocalFileName> fileNames =
                fields.has("fileName") ? List.of(fields.typed("fileName", LocalFileName::of)) : List.of();
        try {
            return new DesiredModel(
                    name,
                    version,
                    artifacts,
                    fileNames,
                    ActivationFields.activation(fields),
                    ActivationFields.rollout(fields));
        } catch (IllegalArgumentException e) {
            throw Fields.invalid(fields.at("artifacts"), "is refused: " + e.getMessage());
        }
    }

    private static DesiredArtifact artifact(Fields fields, UrlRule rule) throws DesiredRefusedException {
        fields.known(Set.of("role", fields.has("urls") ? "urls" : "url", "sha256", "size"), Set.of("url"));
        return new DesiredArtifact(
                fields.typed("role", FullForm::role),
                DownloadUrl.all(fields, rule),
                fields.typed("sha256", Digest::sha256),
                fields.integer("size", 0, LARGEST_INTEGER));
    }

    private static ArtifactRole role(String text) {
        return switch (text) {
            case "model" -> ArtifactRole.MODEL;
            case "manifest" -> ArtifactRole.MANIFEST;
            default ->
                throw new IllegalArgumentException("is [" + Shown.of(text) + "]: it must be [model] or [manifest]");
        };
    }

    static Instant instant(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    "is [" + Shown.of(text) + "]: it must be an RFC 3339 time such as 2027-01-31T00:00:00Z", e);
        }
    }
}
