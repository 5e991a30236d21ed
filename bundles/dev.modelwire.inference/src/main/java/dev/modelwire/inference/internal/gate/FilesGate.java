package dev.modelwire.inference.internal.gate;

import dev.modelwire.api.model.ArtifactRole;
import dev.modelwire.api.store.ModelStore;
import dev.modelwire.api.store.StoreException;
import dev.modelwire.api.store.StoredArtifact;
import java.util.Optional;

/** The files lie in the store and are, byte for byte, what was stored. */
final class FilesGate implements Gate {

    private final ModelStore store;

    FilesGate(ModelStore store) {
        this.store = store;
    }

    @Override
    public String name() {
        return "files";
    }

    @Override
    public Verdict check(Candidate candidate) {
        try {
            candidate.modelFile(store.open(candidate.stored().digest()));
            Optional<StoredArtifact> manifest = candidate.stored().artifact(ArtifactRole.MANIFEST);
            if (manifest.isPresent()) {
                candidate.manifestFile(store.open(manifest.get().digest()));
            }
            return Verdict.passed();
        } catch (StoreException e) {
            return Verdict.refused(e.code(), e.getMessage());
        }
    }
}
