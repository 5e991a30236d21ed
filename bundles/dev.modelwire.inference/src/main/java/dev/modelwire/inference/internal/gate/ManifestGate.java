package dev.modelwire.inference.internal.gate;

import dev.modelwire.api.reported.ErrorCode;
import dev.modelwire.api.store.BlobLease;
import dev.modelwire.features.internal.FormatException;
import dev.modelwire.inference.internal.manifest.Identity;
import dev.modelwire.inference.internal.manifest.Manifest;
import dev.modelwire.inference.internal.manifest.ManifestParser;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;

/** The manifest, if there is one, is valid and is that of the desired version. */
final class ManifestGate implements Gate {

    @Override
    public String name() {
        return "manifest";
    }

    @Override
    public Verdict check(Candidate candidate) {
        Optional<BlobLease> file = candidate.manifestFile();
        if (file.isEmpty()) {
            return Verdict.passed();
        }
        if (file.get().size() > ManifestParser.LARGEST) {
            return Verdict.refused(
                    ErrorCode.MANIFEST_INVALID,
                    "the manifest has " + file.get().size() + " bytes: at most " + ManifestParser.LARGEST
                            + " are read; shorten it");
        }
        try (BlobLease lease = file.get()) {
            Manifest manifest = ManifestParser.parse(Files.readAllBytes(lease.path()));
            candidate.manifest(manifest);
            return sameVersion(candidate, manifest.identity());
        } catch (FormatException e) {
            return Verdict.refused(ErrorCode.MANIFEST_INVALID, e.getMessage());
        } catch (IOException e) {
            return Verdict.refused(ErrorCode.STORE_IO, "the manifest could not be read: " + e);
        }
    }

    private static Verdict sameVersion(Candidate candidate, Identity identity) {
        if (identity.model().equals(candidate.version().name())
                && identity.version().equals(candidate.version().label())) {
            return Verdict.passed();
        }
        return Verdict.refused(
                ErrorCode.CONTRACT_MISMATCH,
                "the manifest is that of [" + identity.model() + "@" + identity.version()
                        + "] and the desired version is [" + candidate.version() + "]: they must be the same");
    }
}
