package dev.modelwire.sync.internal.desired;

import dev.modelwire.api.desired.DesiredArtifact;
import dev.modelwire.api.desired.DesiredModel;
import dev.modelwire.api.desired.DesiredState;
import dev.modelwire.api.model.ArtifactRole;
import dev.modelwire.api.model.Digest;
import dev.modelwire.api.model.LocalFileName;
import dev.modelwire.api.model.ModelName;
import dev.modelwire.api.model.VersionLabel;
import dev.modelwire.api.reported.ErrorCode;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** The desired state of older handlers: a URL, an MD5 and a file name. It has no revision. */
final class FlatForm {

    private static final List<String> URL = List.of("modelDownloadUrl", "modelUrl", "url");
    private static final List<String> MD5 = List.of("modelMd5", "modelMD5", "md5", "modelChecksum");
    private static final List<String> FILE_NAME = List.of("modelFileName");
    private static final Set<String> KEYS =
            Set.copyOf(Stream.of(URL, MD5, FILE_NAME).flatMap(List::stream).toList());
    private static final int LONGEST_NAME = 64;

    private FlatForm() {}

    static boolean looksLike(Fields root) {
        return !root.has("modelwire") && KEYS.stream().anyMatch(root::has);
    }

    static DesiredState read(Fields root, UrlRule rule) throws DesiredRefusedException {
        root.known(Set.of(), KEYS);
        List<String> missing = new ArrayList<>();
        String urlKey = one(root, URL, missing);
        String md5Key = one(root, MD5, missing);
        String fileKey = one(root, FILE_NAME, missing);
        if (!missing.isEmpty()) {
            throw new DesiredRefusedException(
                    ErrorCode.DESIRED_KEY_MISSING, "[$] lacks " + missing + ": all of them must be there");
        }
        URI url = DownloadUrl.of(root.at(urlKey), root.string(urlKey), rule);
        Digest digest = root.typed(md5Key, hex -> Digest.of(Digest.Algorithm.MD5, hex));
        LocalFileName fileName = root.typed(fileKey, LocalFileName::of);
        ModelName name = root.typed(fileKey, FlatForm::modelName);
        DesiredArtifact artifact = new DesiredArtifact(ArtifactRole.MODEL, url, digest, DesiredArtifact.SIZE_UNKNOWN);
        VersionLabel label = VersionLabel.of("md5-" + digest.hex().substring(0, 8));
        return new DesiredState(
                0,
                Instant.MAX,
                List.of(new DesiredModel(name, label, List.of(artifact), List.of(fileName))),
                List.of("[" + root.at(md5Key) + "] is an MD5, which finds a damaged file but does not stop a forger:"
                        + " use the full form with sha256"));
    }

    private static String one(Fields root, List<String> aliases, List<String> missing) throws DesiredRefusedException {
        List<String> there = aliases.stream().filter(root::has).toList();
        if (there.size() > 1) {
            throw new DesiredRefusedException(
                    ErrorCode.DESIRED_KEY_DUPLICATE, "[$] has " + there + ", which mean the same: keep one");
        }
        if (there.isEmpty()) {
            missing.add(aliases.get(0));
            return aliases.get(0);
        }
        return there.get(0);
    }

    private static ModelName modelName(String fileName) {
        int dot = fileName.lastIndexOf('.');
        String stem = dot > 0 ? fileName.substring(0, dot) : fileName;
        String name =
                stem.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9._-]", "-").replaceFirst("^[^a-z0-9]+", "");
        return ModelName.of(name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name);
    }
}
