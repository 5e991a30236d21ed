package dev.modelwire.sync.internal.reconcile;

import dev.modelwire.api.desired.Activation;
import dev.modelwire.api.desired.DesiredModel;
import dev.modelwire.api.desired.DesiredState;
import dev.modelwire.api.inference.Shadow;
import dev.modelwire.api.store.StoredBlob;
import dev.modelwire.api.store.StoredVersion;

/** Decides which version is given the records of the active one without its answers being seen. */
final class Shadows {

    private Shadows() {}

    /** Returns whether a version that waits should be a shadow and is none; beside nothing that runs there is no shadow. */
    static boolean isMissing(Snapshot now, DesiredModel model, StoredVersion version) {
        return model.activation() instanceof Activation.Shadow
                && now.running().containsKey(model.name())
                && now.shadow(model.name(), version).isEmpty();
    }

    /** Ends the shadow of the verdict's model if it is no longer desired. */
    static Verdict ended(Snapshot now, Verdict verdict) {
        Shadow shadow = now.shadows().get(verdict.model());
        DesiredState desired = now.desired();
        if (shadow == null || desired == null || isBusy(verdict)) {
            return verdict;
        }
        boolean wanted = verdict.knownBad() == null
                && desired.models().stream()
                        .anyMatch(model -> model.name().equals(verdict.model()) && isSo(now, model, shadow));
        return wanted ? verdict : verdict.andThen(new Action.Unshade(verdict.model()));
    }

    /** What takes the place of the shadow, or of the active version, ends it. */
    private static boolean isBusy(Verdict verdict) {
        return verdict.needs().stream()
                .anyMatch(need -> need instanceof Action.Shade
                        || need instanceof Action.Activate
                        || need instanceof Action.Deactivate);
    }

    private static boolean isSo(Snapshot now, DesiredModel model, Shadow shadow) {
        StoredBlob blob = now.stored().get(model.fingerprint());
        return model.activation() instanceof Activation.Shadow
                && blob != null
                && blob.digest().equals(shadow.version().digest())
                && model.version().equals(shadow.version().label());
    }
}
